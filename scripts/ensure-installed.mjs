import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Reads the packages a lock file lists, or nothing when there is no such file. */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** Whether node_modules holds what package-lock.json asks for; npm writes its own list there when it finishes. */
function isInstalled() {
  const installed = lockedPackages(path.join(root, 'node_modules/.package-lock.json'))
  if (!installed) return false
  const wanted = Object.entries(lockedPackages(path.join(root, 'package-lock.json')))
  return wanted.every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  )
}

/** Runs npm, the one that started this script when there is one; its output goes to stderr. */
function npm(...args) {
  const stdio = ['ignore', 2, 2]
  const env = { ...process.env, NODE_ENV: 'development' }
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...args], { cwd: root, env, stdio })
  return spawnSync('npm', args, { cwd: root, env, stdio, shell: process.platform === 'win32' })
}

/** Installs the packages of package-lock.json unless they are there; says so, and ends the process if it fails. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installing packages (npm ci)…')
  const { status } = npm('ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev')
  if (status === 0) return
  console.error('npm ci failed. Is the npm registry reachable? Its message is above.')
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled()
