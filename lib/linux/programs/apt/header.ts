import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'

/** The first lines of most commands. */
export function* header(process: Process, quiet: number): Blocking<void> {
  if (quiet > 1) return
  const done = process.sys.isatty(process.stdout.fd) ? ' Done' : ''
  for (const line of [
    'Reading package lists...',
    'Building dependency tree...',
    'Reading state information...',
  ])
    yield* process.stdout.write(`${line}${done}\n`)
}
