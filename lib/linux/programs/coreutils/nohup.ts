import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { joinPath } from '../support/files'
import { complain } from '../support/message'
import { quoteName } from '../support/quote'
import { run } from '../support/run'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/nohup'

export const nohup = utility({
  family: coreutils,
  name: 'nohup',
  help,
  usageStatus: 125,
  options: {},
  rules: { operandsEndOptions: true },
  *run(process, { operands }) {
    const { sys, stdin, stdout, stderr } = process
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const [ignoresInput, redirectsOut, redirectsErr] = [stdin, stdout, stderr].map(({ fd }) => sys.isatty(fd))
    if (ignoresInput) {
      const fd = yield* sys.open('/dev/null', { access: 'write' })
      sys.dup2(fd, stdin.fd)
      sys.close(fd)
    }
    if (redirectsOut) {
      const { fd, path } = yield* openOutput(process)
      yield* complain(
        process,
        `${ignoresInput ? 'ignoring input and ' : ''}appending output to ${quoteName(process, path)}`,
      )
      sys.dup2(fd, stdout.fd)
      sys.close(fd)
    } else if (ignoresInput) yield* complain(process, 'ignoring input')
    if (redirectsErr) {
      if (!redirectsOut) yield* complain(process, 'redirecting stderr to stdout')
      sys.dup2(stdout.fd, stderr.fd)
    }
    sys.sigaction('SIGHUP', 'ignore')
    try {
      return yield* run(process, operands)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(
        `failed to run command ${quoteName(process, operands[0] ?? '')}: ${error.message}`,
        error.code === 'ENOENT' ? 127 : 126,
      )
    }
  },
})

/** nohup.out here, or else in the home directory. */
function* openOutput(process: Process): Blocking<{ fd: number; path: string }> {
  const { sys, env } = process
  const flags = { access: 'write', create: true, append: true } as const
  try {
    return { fd: yield* sys.open('nohup.out', flags, 0o600), path: 'nohup.out' }
  } catch (error) {
    const home = env.get('HOME')
    if (!isErrno(error)) throw error
    if (home === undefined) throw new Failure(`failed to open 'nohup.out': ${error.message}`, 125)
    const path = joinPath(home, 'nohup.out')
    return { fd: yield* sys.open(path, flags, 0o600), path }
  }
}
