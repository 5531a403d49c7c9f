import { isErrno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import type { HttpBody } from '../../client/http-body'
import { CommandError } from '../../error'
import { goErrno, writeFile } from '../../files'

/** Refuses to fill a terminal with an archive, or a file in no directory. @throws CommandError */
export function checkOutput(cli: Cli, output: string, failure: string): void {
  if (output === '') {
    if (!cli.outIsTerminal) return
    throw new CommandError('cowardly refusing to save to a terminal. Use the -o flag or redirect')
  }
  const directory = output.replace(/\/?[^/]*$/, '') || (output.startsWith('/') ? '/' : '.')
  try {
    cli.sys.stat(directory)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new CommandError(`${failure}: invalid output path: stat ${directory}: ${goErrno(error.message)}`)
  }
}

/** Writes an archive to the file, or to standard output when none is named. */
export function* download(cli: Cli, body: HttpBody, output: string): Blocking<void> {
  if (output !== '') return yield* writeFile(cli.sys, output, yield* body.readAll(), 0o600)
  for (let bytes = yield* body.read(); bytes; bytes = yield* body.read()) yield* cli.print(bytes)
}
