import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { run } from '../../support/run'
import { type AppletContext, AppletFailure } from '../applet'

/** Becomes the command. @throws AppletFailure `can't execute 'x': …` with the status a shell gives */
export function* become({ process }: AppletContext, command: readonly string[]): Blocking<number> {
  try {
    return yield* run(process, command)
  } catch (error) {
    throw cannotExecute(error, command)
  }
}

/** The failure to report when a command cannot be run. */
export function cannotExecute(error: unknown, [name = '']: readonly string[]): unknown {
  if (!isErrno(error)) return error
  return new AppletFailure(`can't execute '${name}': ${error.message}`, error.code === 'ENOENT' ? 127 : 126)
}
