import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { joinPath, statIfAny } from '../support/files'
import { globExpression } from '../support/fnmatch'
import { modeString } from '../support/mode'
import { humanSize } from '../support/size'
import { compareBytes, encodeText, isUtf8 } from '../support/text'
import { type Family, utility } from '../utility'

/** tree 2.1.0, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => '',
  help: (_, { help }) => help,
  version: () =>
    'tree v2.1.0 © 1996 - 2022 by Steve Baker, Thomas Moore, Francesc Rocher, Florian Sesser, Kyosuke Tokoro\n',
}

const help = `usage: tree [options] [directory ...]

Draw directories as trees.

  -a            hidden files, too
  -d            only directories
  -f            print whole paths
  -h            print sizes such as 1.5K
  -I PATTERN    leave out what matches
  -L LEVEL      only so many levels deep
  -n            no colours (always)
  -P PATTERN    only files that match
  -p            print permissions
  -s            print sizes
  -C            no effect
  -F            end directories with a slash
  --noreport    no summary
  --dirsfirst   directories before files
  --help        print this
  --version     print the version

Not simulated here: -A; -D; -g; -i; -J; -l; -q; -r; -t; -u; -x; -X; --du; --prune; --gitignore
`

export const tree = utility({
  family,
  name: 'tree',
  help,
  options: {
    all: '-a',
    directories: '-d',
    full: '-f',
    human: '-h',
    exclude: '-I=',
    levels: '-L=',
    noColour: '-n',
    pattern: '-P=',
    permissions: '-p',
    sizes: '-s',
    colour: '-C',
    classify: '-F',
    noReport: '--noreport',
    directoriesFirst: '--dirsfirst',
  },
  *run(process, { options, operands }) {
    const wishes: Wishes = {
      ...options,
      exclude: options.exclude?.split('|').map((pattern) => globExpression(pattern)) ?? [],
      pattern: options.pattern === undefined ? undefined : globExpression(options.pattern),
      levels: Number(options.levels ?? Number.POSITIVE_INFINITY),
    }
    const drawing = new Drawing(process, wishes)
    for (const path of operands.length === 0 ? ['.'] : operands) yield* drawing.draw(path)
    if (options.noReport) return drawing.status
    const { directories, files } = drawing
    const plural = (count: number, one: string, many: string): string =>
      `${count} ${count === 1 ? one : many}`
    const report =
      plural(directories, 'directory', 'directories') +
      (options.directories ? '' : `, ${plural(files, 'file', 'files')}`)
    yield* process.stdout.write(`\n${report}\n`)
    return drawing.status
  },
})

interface Wishes {
  readonly all: boolean
  readonly directories: boolean
  readonly full: boolean
  readonly human: boolean
  readonly sizes: boolean
  readonly permissions: boolean
  readonly classify: boolean
  readonly directoriesFirst: boolean
  readonly exclude: readonly RegExp[]
  readonly pattern: RegExp | undefined
  readonly levels: number
}

class Drawing {
  directories = 0
  files = 0
  status = 0
  readonly #branches: readonly [string, string, string]

  constructor(
    private readonly process: Process,
    private readonly wishes: Wishes,
  ) {
    this.#branches = isUtf8(process.env) ? ['├── ', '└── ', '│\u00a0\u00a0 '] : ['|-- ', '`-- ', '|   ']
  }

  *draw(path: string): Blocking<void> {
    const stat = statIfAny(this.process.sys, path)
    if (stat?.type !== 'directory') {
      this.status = 2
      yield* this.#print(`${path}  [error opening dir]`)
      return
    }
    this.directories++
    yield* this.#print(this.#details(path) + path)
    yield* this.#below(path, '', 1)
  }

  *#print(line: string): Blocking<void> {
    yield* this.process.stdout.write(encodeText(`${line}\n`))
  }

  #details(path: string): string {
    const { permissions, sizes, human } = this.wishes
    const stat = statIfAny(this.process.sys, path, false)
    if (!stat || !(permissions || sizes || human)) return ''
    const size = human ? humanSize(stat.size).padStart(4) : String(stat.size).padStart(11)
    return `[${[...(permissions ? [modeString(stat)] : []), ...(sizes || human ? [size] : [])].join(' ')}]  `
  }

  *#below(path: string, margin: string, level: number): Blocking<void> {
    if (level > this.wishes.levels) return
    const entries = this.#entries(path)
    yield* this.process.sys.schedYield()
    const [more, last, line] = this.#branches
    for (const [index, { name, type }] of entries.entries()) {
      const child = joinPath(path, name)
      const isLast = index === entries.length - 1
      const target = type === 'symlink' ? ` -> ${this.process.sys.readlink(child)}` : ''
      const mark = this.wishes.classify && type === 'directory' ? '/' : ''
      yield* this.#print(
        margin +
          (isLast ? last : more) +
          this.#details(child) +
          (this.wishes.full ? child : name) +
          mark +
          target,
      )
      if (type === 'directory') {
        this.directories++
        yield* this.#below(child, margin + (isLast ? '    ' : line), level + 1)
      } else if (type === 'symlink' && statIfAny(this.process.sys, child)?.type === 'directory')
        this.directories++
      else this.files++
    }
  }

  #entries(path: string) {
    const { all, directories, exclude, pattern, directoriesFirst } = this.wishes
    try {
      const rank = (type: string): number => (directoriesFirst && type !== 'directory' ? 1 : 0)
      return this.process.sys
        .getdents(path)
        .filter(
          ({ name, type }) =>
            (all || !name.startsWith('.')) &&
            (!directories || type === 'directory') &&
            !exclude.some((each) => each.test(name)) &&
            (type === 'directory' || pattern === undefined || pattern.test(name)),
        )
        .sort((left, right) => rank(left.type) - rank(right.type) || compareBytes(left.name, right.name))
    } catch (error) {
      if (!isErrno(error)) throw error
      this.status = 2
      return []
    }
  }
}
