import { evaluate } from '@mdx-js/mdx'
import * as runtime from 'react/jsx-runtime'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type { LessonText } from '@/mdx/lesson-text'
import rehypeCode from '@/mdx/rehype-code.mjs'
import remarkHeadings from '@/mdx/remark-headings.mjs'

/** A lesson's text as the site's own pipeline makes it. */
export async function compileLesson(value: string, path = 'lesson.mdx'): Promise<LessonText> {
  const remarkPlugins = [remarkGfm, remarkFrontmatter, remarkHeadings]
  const module = await evaluate({ value, path }, { ...runtime, remarkPlugins, rehypePlugins: [rehypeCode] })
  return module as unknown as LessonText
}
