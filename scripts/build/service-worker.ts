import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from './list-files'

interface Options {
  mode: 'server' | 'static'
  basePath: string
  id: string
  /** Where the built HTML files lie. */
  pages: string
  /** Where the built scripts, styles and fonts lie. */
  chunks: string
  /** The folder served at the base path, which gets `sw.js`. */
  assets: string
}

/** What the worker is told about its build; `service-worker.js` reads it as `build`. */
interface Build {
  id: string
  basePath: string
  /** Files with a hash in their name: scripts, styles, fonts. */
  chunks: string[]
  /** Page addresses by first path segment, so by language; the rest is under the empty key. */
  pages: Record<string, string[]>
  /** Where a page's data for client navigation is: the same address asked with a header, or a file beside it. */
  data: 'header' | 'file'
}

const isNotFound = (file: string) => /(^|\/)(404|_[\w-]+)(\/index)?\.html$/.test(file)

/** The address of a built HTML file, as links write it in this mode. */
function pageAddress({ mode, basePath }: Options, file: string): string {
  const bare = file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')
  if (bare === '') return `${basePath}/`
  return `${basePath}/${bare}${mode === 'static' ? '/' : ''}`
}

function pagesByLanguage(options: Options): Record<string, string[]> {
  const pages: Record<string, string[]> = { '': [] }
  for (const file of listFiles(options.pages)) {
    if (!file.endsWith('.html') || isNotFound(file)) continue
    const language = /^(\w\w)(\/|\.html)/.exec(file)?.[1] ?? ''
    pages[language] ??= []
    pages[language].push(pageAddress(options, file))
  }
  return pages
}

/** Writes `sw.js`: the worker's source with the list of what this build consists of. */
export function writeServiceWorker(options: Options): void {
  const build: Build = {
    id: options.id,
    basePath: options.basePath,
    chunks: listFiles(options.chunks)
      .filter((file) => /\.(js|css|woff2)$/.test(file))
      .map((file) => `${options.basePath}/_next/static/${file}`),
    pages: pagesByLanguage(options),
    data: options.mode === 'server' ? 'header' : 'file',
  }
  const source = readFileSync(path.join(import.meta.dirname, 'service-worker.js'), 'utf8')
  writeFileSync(path.join(options.assets, 'sw.js'), `const build = ${JSON.stringify(build)}\n${source}`)
}
