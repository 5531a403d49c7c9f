import { isErrno } from '../../kernel/errno'
import { CHUNK } from '../support/files'
import { complain } from '../support/message'
import { quoteIfNeeded } from '../support/quote'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/tee'

export const tee = utility({
  family: coreutils,
  name: 'tee',
  help,
  options: { append: '-a', ignoreInterrupts: '-i' },
  *run(process, { options, operands }) {
    const { sys, stdin, stdout } = process
    if (options.ignoreInterrupts) sys.sigaction('SIGINT', 'ignore')
    const outputs: number[] = [stdout.fd]
    let status = 0
    for (const path of operands) {
      try {
        const flags = {
          access: 'write',
          create: true,
          append: options.append,
          truncate: !options.append,
        } as const
        outputs.push(yield* sys.open(path, flags, 0o666))
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(process, `${quoteIfNeeded(process, path)}: ${error.message}`)
        status = 1
      }
    }
    for (;;) {
      const chunk = yield* sys.read(stdin.fd, CHUNK)
      if (chunk.length === 0) return status
      for (const fd of outputs) yield* sys.write(fd, chunk)
    }
  },
})
