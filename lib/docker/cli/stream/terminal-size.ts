import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Cli } from '../cli'
import { CommandError } from '../error'

/** Height and width of the terminal on standard output; zeros when there is none. */
export function outputSize(cli: Cli): [height: number, width: number] {
  const { sys, stdout } = cli.process
  if (!sys.isatty(stdout.fd)) return [0, 0]
  const { rows, columns } = sys.terminalSize(stdout.fd)
  return [rows, columns]
}

/** Tells the daemon the size of the terminal a container or exec is shown on; a failure is of no account. */
export function* resize(cli: Cli, target: ResizeTarget, extra = 0): Blocking<void> {
  const [height, width] = outputSize(cli)
  if (height === 0 && width === 0) return
  const client = yield* cli.client()
  const query = { h: height + extra, w: width + extra }
  try {
    if ('exec' in target) yield* client.order('execResize', { id: target.exec }, { query })
    else yield* client.order('containerResize', { name: target.container }, { query })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
  }
}

export type ResizeTarget = { readonly container: string } | { readonly exec: string }
