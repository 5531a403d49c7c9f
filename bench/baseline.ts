import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../scripts/build/root'
import { freePort } from '../scripts/checks/free-port'
import { firstScripts, gzippedKilobytes, servedFile } from './script-size'

const folder = path.join(root, '.cache/bench/baseline')
const next = path.join(root, 'node_modules/next/dist/bin/next')
const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }

/** Builds a page with nothing on it, by the installed versions of Next and React. */
export function buildBaseline(): void {
  rmSync(folder, { recursive: true, force: true })
  cpSync(path.join(root, 'bench/baseline'), folder, { recursive: true })
  const { status, stderr } = spawnSync(process.execPath, [next, 'build', folder], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the baseline does not build: ${stderr}`)
}

/** The empty page's first JavaScript, in kB. */
export function baselineKilobytes(): number {
  const html = readFileSync(path.join(folder, '.next/server/app/index.html'), 'utf8')
  return gzippedKilobytes(firstScripts(html), (address) => servedFile(folder, address))
}

/** Serves the empty page. */
export async function openBaseline(): Promise<{ url: string; close(): Promise<void> }> {
  const port = await freePort()
  const options = ['start', folder, '--port', String(port), '--hostname', '127.0.0.1']
  const server = spawn(process.execPath, [next, ...options], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) if (server.exitCode !== null) throw new Error('the baseline does not start')
  const close = async () => {
    server.kill()
    await once(server, 'exit')
  }
  return { url, close }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return false
  }
}
