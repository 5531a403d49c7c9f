import type { MDXComponents } from 'mdx/types'
import type { ComponentType } from 'react'

/** What the pipeline makes of a lesson's text. */
export interface LessonText {
  readonly default: ComponentType<{ components?: MDXComponents }>
  /** The lesson's sections, in order. */
  readonly outline: readonly { readonly id: string; readonly title: string }[]
}
