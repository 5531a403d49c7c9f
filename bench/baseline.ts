import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../scripts/build/root'
import { firstScripts, gzippedKilobytes, servedFile } from './script-size'

/** The first JavaScript, in kB, of a page with nothing on it, by the installed versions of Next and React. */
export function baselineKilobytes(): number {
  const folder = path.join(root, '.cache/bench/baseline')
  rmSync(folder, { recursive: true, force: true })
  cpSync(path.join(root, 'bench/baseline'), folder, { recursive: true })
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stderr } = spawnSync(process.execPath, [next, 'build', folder], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the baseline does not build: ${stderr}`)
  const html = readFileSync(path.join(folder, '.next/server/app/index.html'), 'utf8')
  return gzippedKilobytes(firstScripts(html), (address) => servedFile(folder, address))
}
