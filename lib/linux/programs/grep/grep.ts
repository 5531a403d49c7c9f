import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { ParsedOptions } from '../options'
import { baseName, closeOperand, joinPath, openOperand, readToEnd, requireReadable } from '../support/files'
import { globExpression } from '../support/fnmatch'
import { complain } from '../support/message'
import { quoteIfNeeded } from '../support/quote'
import { decodeText, encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { grepFamily } from './family'
import { help } from './help'
import { compilePatterns, type Finder, type PatternRules } from './matcher'
import { options } from './options'
import { LineFormatter } from './output'
import { readRules } from './rules'
import { Search, type SearchRules } from './search'

export const grep = utility({
  family: grepFamily,
  name: 'grep',
  help,
  options,
  // `grep -3` means three lines of context.
  rewrite: (argv) => argv.map((word) => word.replace(/^-(\d+)$/, '-C$1')),
  *run(process, parsed) {
    const { patterns, files } = yield* readPatterns(process, parsed)
    const rules = readRules(process, parsed, files)
    const find = compilePatterns(patterns, patternRules(parsed))
    return yield* new Grep(process, find, rules, parsed).run(files)
  },
})

function* readPatterns(
  process: Process,
  { given, operands }: ParsedOptions<typeof options>,
): Blocking<{ patterns: readonly string[]; files: readonly string[] }> {
  const patterns: string[] = []
  let explicit = false
  for (const { name, value } of given) {
    if (name === 'regexp') patterns.push(...value.split('\n'))
    else if (name === 'file') patterns.push(...(yield* patternFile(process, value)))
    explicit ||= name === 'regexp' || name === 'file'
  }
  if (explicit) return { patterns, files: operands }
  const [first, ...files] = operands
  if (first === undefined) throw new UsageFailure('')
  return { patterns: first.split('\n'), files }
}

function* patternFile(process: Process, path: string): Blocking<string[]> {
  try {
    const fd = yield* openOperand(process, path)
    const text = decodeText(yield* readToEnd(process.sys, fd))
    closeOperand(process, fd)
    return text === '' ? [] : text.replace(/\n$/, '').split('\n')
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${quoteIfNeeded(process, path)}: ${error.message}`, 2)
  }
}

function patternRules({ options: chosen, given }: ParsedOptions<typeof options>): PatternRules {
  const syntaxes = given.flatMap(({ name }) =>
    name === 'extended' || name === 'fixed' || name === 'basic' || name === 'perl' ? [name] : [],
  )
  if (syntaxes.includes('perl') && new Set(syntaxes).size > 1)
    throw new Failure('conflicting matchers specified', 2)
  const lastCase = given.findLast(({ name }) => name === 'ignoreCase' || name === 'caseCounts')?.name
  return {
    syntax: syntaxes.at(-1) ?? 'basic',
    ignoreCase: lastCase === 'ignoreCase',
    whole: chosen.line ? 'line' : chosen.word ? 'word' : undefined,
  }
}

/** One run of grep over its files. */
class Grep {
  readonly #search: Search
  readonly #format: LineFormatter
  readonly #skips: { include: readonly RegExp[]; exclude: readonly RegExp[]; directories: readonly RegExp[] }
  #selected = false
  #failed = false

  constructor(
    private readonly process: Process,
    find: Finder,
    private readonly rules: ReturnType<typeof readRules>,
    { given }: ParsedOptions<typeof options>,
  ) {
    this.#format = new LineFormatter(rules.output, find)
    this.#search = new Search(process, find, this.#format, rules.search)
    const globs = (wanted: string): RegExp[] =>
      given
        .filter(({ name }) => name === wanted)
        .map(({ value }) => globExpression(value.replace(/\/+$/, '')))
    this.#skips = {
      include: globs('include'),
      exclude: globs('exclude'),
      directories: globs('excludeDirectory'),
    }
  }

  *run(files: readonly string[]): Blocking<number> {
    const { directories } = this.rules
    const none = directories === 'read' || directories === 'skip' ? ['-'] : ['.']
    for (const path of files.length === 0 ? none : files) {
      yield* this.#visit(path, files.length === 0 && path === '.' ? '' : path, true)
      if (this.#selected && this.rules.search.report === 'quiet') return 0
    }
    return this.#failed ? 2 : this.#selected ? 0 : 1
  }

  *#visit(path: string, shown: string, isOperand: boolean): Blocking<void> {
    const { directories, silent } = this.rules
    const { sys } = this.process
    try {
      const follow = isOperand || directories === 'follow'
      const stat = path === '-' ? sys.fstat(this.process.stdin.fd) : follow ? sys.stat(path) : sys.lstat(path)
      if (stat.type === 'directory' && directories !== 'read') {
        if (directories !== 'skip' && !(this.#matchesAny(this.#skips.directories, path) && path !== '.'))
          yield* this.#descend(path, shown)
        return
      }
      if (!isOperand && stat.type !== 'file') return
      const { include, exclude } = this.#skips
      if (
        path !== '-' &&
        ((include.length > 0 && !this.#matchesAny(include, path)) || this.#matchesAny(exclude, path))
      )
        return
      requireReadable(stat)
      yield* this.#file(path, shown)
    } catch (error) {
      if (!isErrno(error) || error.code === 'EPIPE') throw error
      if (!silent) yield* complain(this.process, `${quoteIfNeeded(this.process, shown)}: ${error.message}`)
      this.#failed = true
    }
  }

  #matchesAny(globs: readonly RegExp[], path: string): boolean {
    return globs.some((glob) => glob.test(baseName(path)) || glob.test(path))
  }

  *#descend(path: string, shown: string): Blocking<void> {
    for (const { name } of this.process.sys.getdents(path)) {
      yield* this.#visit(joinPath(path, name), shown === '' ? name : joinPath(shown, name), false)
    }
  }

  *#file(path: string, shown: string): Blocking<void> {
    const name = path === '-' ? this.rules.label : shown
    const fd = yield* openOperand(this.process, path)
    let count: number
    try {
      count = yield* this.#search.file(fd, name)
    } finally {
      closeOperand(this.process, fd)
    }
    const { report }: SearchRules = this.rules.search
    const { names, nullAfterName } = this.rules.output
    if (count > 0) this.#selected = true
    const painted = this.#format.name(name)
    if (report === 'count') {
      const lead = names ? painted + (nullAfterName ? '\0' : this.#format.separator(':')) : ''
      yield* this.process.stdout.write(encodeText(`${lead}${count}\n`))
    } else if ((report === 'names' && count > 0) || (report === 'names-without' && count === 0)) {
      yield* this.process.stdout.write(encodeText(painted + (nullAfterName ? '\0' : '\n')))
    }
  }
}
