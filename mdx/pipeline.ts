import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = import.meta.dirname

/**
 * A hash of every file of the MDX pipeline. Turbopack's cache on disk does not watch what a loader imports by
 * itself, so the hash goes into the loader's options and an edited plugin rebuilds the lessons.
 */
function pipelineHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    hash.update(name).update(readFileSync(path.join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

const local = (name: string): [string, object] => [path.join(folder, name), { pipelineHash: pipelineHash() }]

/** The plugins every lesson goes through, by name and path, as Turbopack needs them. */
export const mdxOptions = {
  remarkPlugins: ['remark-gfm', 'remark-frontmatter', local('remark-headings.mjs')],
  rehypePlugins: [local('rehype-code.mjs')],
}
