import { EMPTY } from '../../../../base/bytes'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { closeOperand, joinPath, openOperand, readToEnd, statIfAny } from '../../support/files'
import { strftime } from '../../support/strftime'
import { compareBytes, decodeText, encodeText } from '../../support/text'
import { contextual, type Lines, normal, unified } from './formats'
import { type Change, editScript } from './script'

export interface Wishes {
  readonly style: 'normal' | 'unified' | 'context'
  /** lines around changes */
  readonly lines: number
  readonly brief: boolean
  readonly same: boolean
  readonly labels: readonly string[]
  readonly recursive: boolean
  readonly newFile: boolean
  readonly excluded: readonly RegExp[]
  readonly ignoreCase: boolean
  readonly ignoreChange: boolean
  readonly ignoreSpace: boolean
  readonly ignoreTrailing: boolean
  readonly ignoreBlank: boolean
  readonly text: boolean
  /** what is printed above each pair of files in directories */
  readonly command: string
}

/** Compares files and directories; 0 the same, 1 different, 2 trouble. */
export class Comparison {
  constructor(
    private readonly process: Process,
    private readonly wishes: Wishes,
  ) {}

  *files(left: string, right: string, heading = ''): Blocking<number> {
    const contents = [yield* this.#read(left), yield* this.#read(right)]
    const [one, two] = contents
    if (!one || !two) return 2
    const { wishes } = this
    if (isSame(one, two)) {
      if (wishes.same) yield* this.#print(`Files ${left} and ${right} are identical\n`)
      return 0
    }
    if (!wishes.text && (one.includes(0) || two.includes(0))) {
      yield* this.#print(`${wishes.brief ? 'Files' : 'Binary files'} ${left} and ${right} differ\n`)
      return 1
    }
    const [before, after] = [linesOf(one), linesOf(two)]
    const changes = this.#changes(before, after)
    if (changes.length === 0) return 0
    if (wishes.brief) yield* this.#print(`Files ${left} and ${right} differ\n`)
    else yield* this.#print(heading + this.#body(left, right, before, after, changes))
    return 1
  }

  *directories(left: string, right: string): Blocking<number> {
    const { wishes } = this
    const names = new Map<string, number>()
    for (const [side, path] of [left, right].entries())
      for (const { name } of this.process.sys.getdents(path))
        names.set(name, (names.get(name) ?? 0) | (1 << side))
    let status = 0
    for (const [name, sides] of [...names].sort(([a], [b]) => compareBytes(a, b))) {
      if (wishes.excluded.some((pattern) => pattern.test(name))) continue
      status = Math.max(status, yield* this.#entry(left, right, name, sides))
    }
    return status
  }

  *#entry(left: string, right: string, name: string, sides: number): Blocking<number> {
    const [one, two] = [joinPath(left, name), joinPath(right, name)]
    const { wishes } = this
    const { sys } = this.process
    if (sides !== 3 && !wishes.newFile) {
      yield* this.#print(`Only in ${(sides === 1 ? left : right).replace(/(.)\/+$/, '$1')}: ${name}\n`)
      return 1
    }
    const kinds = [statIfAny(sys, one)?.type, statIfAny(sys, two)?.type]
    const [a = kinds[1], b = kinds[0]] = kinds
    if (a === 'directory' && b === 'directory') {
      if (wishes.recursive && sides === 3) return yield* this.directories(one, two)
      yield* this.#print(`Common subdirectories: ${one} and ${two}\n`)
      return 0
    }
    if (a !== b) {
      const word = (kind: string | undefined): string => (kind === 'file' ? 'regular file' : (kind ?? ''))
      yield* this.#print(`File ${one} is a ${word(a)} while file ${two} is a ${word(b)}\n`)
      return 1
    }
    return yield* this.files(one, two, `${wishes.command} ${one} ${two}\n`)
  }

  *#read(path: string): Blocking<Uint8Array | undefined> {
    const { sys, stderr } = this.process
    try {
      const fd = yield* openOperand(this.process, path)
      const bytes = yield* readToEnd(sys, fd)
      closeOperand(this.process, fd)
      return bytes
    } catch (error) {
      if (!isErrno(error)) throw error
      if (error.code === 'ENOENT' && this.wishes.newFile) return EMPTY
      yield* stderr.write(`${this.process.argv[0]}: ${path}: ${error.message}\n`)
      return undefined
    }
  }

  *#print(text: string): Blocking<void> {
    yield* this.process.stdout.write(encodeText(text))
  }

  #changes(before: Lines, after: Lines): Change[] {
    const { ignoreCase, ignoreChange, ignoreSpace, ignoreTrailing, ignoreBlank } = this.wishes
    const fold = (line: string): string => {
      const cased = ignoreCase ? line.toLowerCase() : line
      if (ignoreSpace) return cased.replace(/\s/g, '')
      const trimmed = ignoreChange || ignoreTrailing ? cased.replace(/\s+$/, '') : cased
      return ignoreChange ? trimmed.replace(/\s+/g, ' ') : trimmed
    }
    // A last line without a newline differs from the same line with one.
    const keys = ({ lines, terminated }: Lines): string[] =>
      lines.map((line, index) =>
        !terminated && index === lines.length - 1 && !ignoreSpace && !ignoreChange
          ? `${fold(line)}\0`
          : fold(line),
      )
    const changes = editScript(keys(before), keys(after))
    if (!ignoreBlank) return changes
    const isBlank = (lines: readonly string[]): boolean => lines.every((line) => line === '')
    return changes.filter(
      ({ left, leftEnd, right, rightEnd }) =>
        !isBlank(before.lines.slice(left, leftEnd)) || !isBlank(after.lines.slice(right, rightEnd)),
    )
  }

  #body(left: string, right: string, before: Lines, after: Lines, changes: readonly Change[]): string {
    const { style, lines, labels } = this.wishes
    if (style === 'normal') return normal(before, after, changes)
    const [first, second] = [labels[0] ?? this.#label(left), labels[1] ?? this.#label(right)]
    return style === 'unified'
      ? `--- ${first}\n+++ ${second}\n${unified(before, after, changes, lines)}`
      : `*** ${first}\n--- ${second}\n${contextual(before, after, changes, lines)}`
  }

  #label(path: string): string {
    const { sys, stdin } = this.process
    const stat = path === '-' ? sys.fstat(stdin.fd) : statIfAny(sys, path)
    const time = stat ? sys.realtime(stat.mtime) : { seconds: 0, nanoseconds: 0 }
    return `${path}\t${strftime('%Y-%m-%d %H:%M:%S.%N %z', time)}`
  }
}

const isSame = (one: Uint8Array, two: Uint8Array): boolean =>
  one.length === two.length && one.every((byte, index) => byte === two[index])

function linesOf(bytes: Uint8Array): Lines {
  if (bytes.length === 0) return { lines: [], terminated: true }
  const text = decodeText(bytes)
  const terminated = text.endsWith('\n')
  return { lines: (terminated ? text.slice(0, -1) : text).split('\n'), terminated }
}
