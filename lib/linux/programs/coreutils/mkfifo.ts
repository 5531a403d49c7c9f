import { forEachOperand } from '../support/message'
import { parseMode } from '../support/mode'
import { quoteName } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/mkfifo'

export const mkfifo = utility({
  family: coreutils,
  name: 'mkfifo',
  help,
  options: { mode: '-m=' },
  *run(process, { options, operands }) {
    const { sys } = process
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const change = options.mode === undefined ? undefined : parseMode(options.mode)
    if (options.mode !== undefined && !change) throw new Failure('invalid mode')
    return yield* forEachOperand(
      process,
      operands,
      function* (path) {
        sys.mknod(path, 'fifo', 0o666)
        if (change) sys.chmod(path, change({ mode: 0o666, type: 'fifo' }, sys.umask()))
        return 0
      },
      (path, error) => `cannot create fifo ${quoteName(process, path)}: ${error}`,
    )
  },
})
