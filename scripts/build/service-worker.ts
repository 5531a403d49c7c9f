import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from './list-files'
import { root } from './root'

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

/** What the worker is told about its build; `offline-worker.js` reads it as `build`. */
interface Build {
  id: string
  basePath: string
  /** What every page needs: scripts, styles, fonts, and the small files of `public`. */
  shell: string[]
  /** Pages by first path segment, so by language; the rest is under the empty key. */
  pages: Record<string, Page[]>
  /** How a part of a page's data is asked for: by a header on the page's own address, or as a file beside it. */
  dataBy: 'header' | 'file'
}

interface Page {
  address: string
  /** What client navigation to the page fetches: names of the parts, as Next's router asks for them. */
  data: string[]
}

const isNotFound = (file: string) => /(^|\/)(404|_[\w-]+)(\/index)?\.html$/.test(file)

/** The address of a built HTML file, as links write it in this mode. */
function pageAddress({ mode, basePath }: Options, file: string): string {
  const bare = file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')
  if (bare === '') return `${basePath}/`
  return `${basePath}/${bare}${mode === 'static' ? '/' : ''}`
}

/** The parts of a page's data: the tree, and a file for each segment; `_full` is all of them once more. */
function pageData({ mode, pages }: Options, file: string): string[] {
  if (mode === 'server') {
    return listFiles(path.join(pages, file.replace(/\.html$/, '.segments')))
      .map((name) => `/${name.replace(/\.segment\.rsc$/, '')}`)
      .filter((name) => name !== '/_full')
  }
  const folder = path.join(pages, path.dirname(file))
  return readdirSync(folder).filter((name) => /^__next\..*\.txt$/.test(name) && name !== '__next._full.txt')
}

function pagesByLanguage(options: Options): Record<string, Page[]> {
  const pages: Record<string, Page[]> = { '': [] }
  for (const file of listFiles(options.pages)) {
    if (!file.endsWith('.html') || isNotFound(file)) continue
    const language = /^(\w\w)(\/|\.html)/.exec(file)?.[1] ?? ''
    pages[language] ??= []
    pages[language].push({ address: pageAddress(options, file), data: pageData(options, file) })
  }
  return pages
}

/** Files at the top that Next makes from `app`, such as the icon; a server keeps them with `.body` at the end. */
const generatedFiles = ({ mode, pages }: Options) =>
  mode === 'static'
    ? readdirSync(pages)
    : readdirSync(pages).flatMap((file) => (file.endsWith('.body') ? file.slice(0, -'.body'.length) : []))

/** What every page may need, each file once, because a cache refuses to add two of the same. */
function shellFiles(options: Options): string[] {
  const files = new Set([
    ...listFiles(options.chunks).map((file) => `_next/static/${file}`),
    ...listFiles(path.join(root, 'public')),
    ...generatedFiles(options),
  ])
  return [...files].filter((file) => /\.(js|css|ico|svg|webmanifest|woff2)$/.test(file) && file !== 'sw.js')
}

/** Writes `sw.js`: the worker's source with the list of what this build consists of. */
export function writeServiceWorker(options: Options): void {
  const build: Build = {
    id: options.id,
    basePath: options.basePath,
    shell: shellFiles(options).map((file) => `${options.basePath}/${file}`),
    pages: pagesByLanguage(options),
    dataBy: options.mode === 'server' ? 'header' : 'file',
  }
  const source = readFileSync(path.join(import.meta.dirname, 'offline-worker.js'), 'utf8')
  writeFileSync(path.join(options.assets, 'sw.js'), `const build = ${JSON.stringify(build)}\n${source}`)
}
