import { Identities } from '../../support/identity'
import { forEachOperand } from '../../support/message'
import { quoteName } from '../../support/quote'
import { encodeText } from '../../support/text'
import { UsageFailure, utility } from '../../utility'
import { unescapeEcho } from '../echo'
import { coreutils } from '../family'
import { help } from '../help/stat'
import { fileDirective, fileSystemDirective } from './directives'
import { fileFormat, fileSystemFormat, formatStat, terseFileSystemFormat, terseFormat } from './format'

export const stat = utility({
  family: coreutils,
  name: 'stat',
  help,
  options: {
    dereference: '-L',
    fileSystem: '-f',
    cached: '--cached=',
    format: '-c=',
    printf: '--printf=',
    terse: '-t',
  },
  *run(process, { options, operands }) {
    const { sys, stdin } = process
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const names = yield* Identities.read(sys)
    const custom = options.printf ?? options.format
    const end = options.printf === undefined ? '\n' : ''
    return yield* forEachOperand(
      process,
      operands,
      function* (path) {
        let text: string
        if (options.fileSystem) {
          const format = custom ?? (options.terse ? terseFileSystemFormat : fileSystemFormat)
          text = formatStat(format, fileSystemDirective(process, path))
        } else {
          const found =
            path === '-' ? sys.fstat(stdin.fd) : options.dereference ? sys.stat(path) : sys.lstat(path)
          const format = custom ?? (options.terse ? terseFormat : fileFormat(found))
          text = formatStat(format, fileDirective(process, path, found, names))
        }
        const bytes = options.printf === undefined ? encodeText(text + end) : unescapeEcho(text).bytes
        yield* process.stdout.write(bytes)
        return 0
      },
      (path, error) =>
        options.fileSystem
          ? `cannot read file system information for ${quoteName(process, path)}: ${error}`
          : `cannot statx ${quoteName(process, path)}: ${error}`,
    )
  },
})
