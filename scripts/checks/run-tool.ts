import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../build/root'

const bin = path.join(root, 'node_modules/.bin')

/** Runs a command of an installed package, its output passed through; whether it succeeded. */
export function runTool(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: [bin, process.env.PATH].join(path.delimiter),
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
  })
  if (error) console.error(error.message)
  return status === 0
}
