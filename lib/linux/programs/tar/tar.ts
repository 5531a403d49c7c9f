import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { NotSimulated } from '../options'
import { Failure, type Family, UsageFailure, utility } from '../utility'
import { quoteTar } from './archive-file'
import { createArchive } from './create'
import { extractArchive } from './extract'
import { help } from './help'

/** GNU tar 1.34, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 64,
  hint: (name) => `Try '${name} --help' or '${name} --usage' for more information.\n`,
  help: (_, { help: text }) => text,
  version: () => 'tar (GNU tar) 1.34\n',
}

/** Wishes that making and reading archives share. */
export interface TarWishes {
  readonly file: string
  readonly gzip: boolean
  readonly verbose: number
  readonly excluded: readonly string[]
  readonly absolute: boolean
  readonly numeric: boolean
}

const takesValue = 'fCTXKNbgVHIF'

export const tar = utility({
  family,
  name: 'tar',
  help,
  options: {
    create: '-c',
    append: '-r',
    list: '-t',
    extract: '-x',
    file: '-f=',
    directory: '-C=',
    verbose: '-v',
    gzip: '-z',
    auto: '-a',
    preserve: '-p',
    sameOwner: '--same-owner',
    noSameOwner: '--no-same-owner',
    exclude: '--exclude=',
    strip: '--strip-components=',
    dereference: '-h',
    keep: '-k',
    touch: '-m',
    toStdout: '-O',
    absolute: '-P',
    filesFrom: '-T=',
    numeric: '--numeric-owner',
    owner: '--owner=',
    group: '--group=',
    noRecursion: '--no-recursion',
    sparse: '-S',
  },
  // The first word may be letters without a dash, their arguments following in order.
  rewrite: (argv) => {
    const [first = '', ...rest] = argv
    if (first === '' || first.startsWith('-')) return argv
    const words = [...rest]
    return [
      ...[...first].flatMap((letter) =>
        takesValue.includes(letter) ? [`-${letter}`, words.shift() ?? ''] : [`-${letter}`],
      ),
      ...words,
    ]
  },
  *run(process, { options, given, operands }) {
    const { sys } = process
    const modes = [options.create, options.append, options.list, options.extract].filter(
      (mode) => mode,
    ).length
    if (modes === 0)
      throw new UsageFailure(
        "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options",
        2,
      )
    if (modes > 1)
      throw new UsageFailure(
        "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option",
        2,
      )
    const file = options.file ?? '-'
    if (options.create && options.auto && /\.(xz|bz2|zst)$/.test(file))
      throw new NotSimulated(`packing as ${file.replace(/.*\./, '.')}`)
    const wishes: TarWishes = {
      file: file === '-' || file.startsWith('/') ? file : `${sys.getcwd().replace(/\/$/, '')}/${file}`,
      gzip: options.gzip || (options.auto && /\.t?gz$/.test(file)),
      verbose: given.filter(({ name }) => name === 'verbose').length,
      excluded: given.flatMap(({ name, value }) => (name === 'exclude' ? [value] : [])),
      absolute: options.absolute,
      numeric: options.numeric,
    }
    for (const { name, value } of given) if (name === 'directory') enter(process, value)
    if (options.create || options.append)
      return yield* createArchive(process, operands, { ...options, ...wishes, shown: file })
    return yield* extractArchive(process, operands, {
      ...options,
      ...wishes,
      shown: file,
      strip: Number(options.strip ?? '0'),
      isRoot: sys.geteuid() === 0,
    })
  },
})

function enter({ sys }: Process, directory: string): void {
  try {
    sys.chdir(directory)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(
      `${quoteTar(directory)}: Cannot open: ${error.message}\ntar: Error is not recoverable: exiting now`,
      2,
    )
  }
}
