import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './ensure-installed.mjs'

// npm test: install if needed, then run every check. Only Node's own modules, because it runs before npm ci.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

ensureInstalled()
const args = ['--import', 'tsx', 'scripts/checks.ts', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
process.exit(status ?? 1)
