import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildId } from './build-id'
import { sealPages } from './content-security'
import { writeHeadersFile } from './headers-file'
import { root } from './root'
import { writeServiceWorker } from './service-worker'

const siteModes = ['server', 'static'] as const
export type SiteMode = (typeof siteModes)[number]

export const isSiteMode = (word: string | undefined): word is SiteMode =>
  siteModes.some((mode) => mode === word)

interface Site {
  folder: string
  built: boolean
  seconds: number
}

const stampFile = (folder: string) => path.join(root, '.build', `${path.basename(folder)}.id`)

function isUpToDate(folder: string, id: string): boolean {
  const stamp = stampFile(folder)
  return existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === id
}

function nextBuild(mode: SiteMode, id: string): boolean {
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/next/dist/bin/next'), 'build'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        SITE_MODE: mode,
        BUILD_ID: id,
      },
    },
  )
  return status === 0
}

/** Moves a folder, in place of what was there before. */
function moveTo(folder: string, from: string): void {
  rmSync(folder, { recursive: true, force: true })
  renameSync(from, folder)
}

/** Puts the server, which Next writes without its static files, together in one folder that runs by itself. */
function assembleServer(folder: string): void {
  moveTo(folder, path.join(root, '.next/standalone'))
  cpSync(path.join(root, '.next/static'), path.join(folder, '.next/static'), { recursive: true })
  const assets = path.join(root, 'public')
  if (existsSync(assets)) cpSync(assets, path.join(folder, 'public'), { recursive: true })
}

function sealServer(folder: string, id: string): void {
  const pages = path.join(folder, '.next/server/app')
  const assets = path.join(folder, 'public')
  mkdirSync(assets, { recursive: true })
  sealPages(path.join(folder, '.next/server'))
  writeServiceWorker({
    mode: 'server',
    basePath: '',
    id,
    pages,
    assets,
    chunks: path.join(folder, '.next/static'),
  })
}

function sealStatic(folder: string, id: string, basePath: string): void {
  sealPages(folder)
  writeHeadersFile(folder, basePath)
  // Without this file GitHub Pages leaves out everything whose name starts with an underscore.
  writeFileSync(path.join(folder, '.nojekyll'), '')
  const chunks = path.join(folder, '_next/static')
  writeServiceWorker({ mode: 'static', basePath, id, pages: folder, assets: folder, chunks })
}

/**
 * Builds the site and seals it: content security policy, headers, service worker. `server` is a Node server in
 * `.build/server`; `static` is plain files in `out` (STATIC_DIR) for the path BASE_PATH. A build whose inputs
 * have not changed is kept; undefined when Next's build fails.
 */
export function buildSite(mode: SiteMode): Site | undefined {
  const started = performance.now()
  const basePath = mode === 'static' ? (process.env.BASE_PATH ?? '') : ''
  const folder = path.resolve(root, mode === 'static' ? (process.env.STATIC_DIR ?? 'out') : '.build/server')
  const id = buildId(mode)
  const seconds = () => (performance.now() - started) / 1000
  if (isUpToDate(folder, id)) return { folder, built: false, seconds: seconds() }

  mkdirSync(path.join(root, '.build'), { recursive: true })
  rmSync(stampFile(folder), { force: true })
  if (!nextBuild(mode, id)) return undefined
  if (mode === 'server') {
    assembleServer(folder)
    sealServer(folder, id)
  } else {
    if (folder !== path.join(root, 'out')) moveTo(folder, path.join(root, 'out'))
    sealStatic(folder, id, basePath)
  }
  writeFileSync(stampFile(folder), id)
  return { folder, built: true, seconds: seconds() }
}
