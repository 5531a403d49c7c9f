import type { TerminalSize } from '../../kernel/syscalls'
import type { TextBuffer } from '../editor/text-buffer'
import { motions, type Target } from './motions'

/** What normal mode needs of the editor. */
interface Host {
  readonly buffer: TextBuffer
  mode: 'normal' | 'insert' | 'replace'
  message: string
  isDone: boolean
  openLine(first: ':' | '/' | '?'): void
  search(pattern: string, backwards: boolean): void
  wantsWrite: boolean
  readonly path: string | undefined
}

const operators = new Set(['d', 'y', 'c', '>', '<'])
/** Keys that wait for another one. */
const prefixes = new Set(['g', 'Z', 'r', 'f', 't'])

/** Normal mode: counts, operators, motions and the commands of one or two keys. */
export class Normal {
  searchesBackwards = false
  #count = ''
  #operator = ''
  #prefix = ''
  /** cut or yanked; whole lines end in a newline */
  #register = ''

  constructor(private readonly host: Host) {}

  press(key: string, size: TerminalSize): void {
    if (this.#prefix === '' && (/^[1-9]$/.test(key) || (key === '0' && this.#count !== ''))) {
      this.#count += key
      return
    }
    if (this.#prefix === '' && prefixes.has(key)) {
      this.#prefix = key
      return
    }
    if (this.#prefix === '' && this.#operator === '' && operators.has(key)) {
      this.#operator = key
      return
    }
    const [count, word, operator] = [Number(this.#count || '1'), this.#prefix + key, this.#operator]
    const hasCount = this.#count !== ''
    this.#count = ''
    this.#operator = ''
    this.#prefix = ''
    if (key === 'escape') return
    if (operator !== '') this.#operate(operator, word, count, hasCount)
    else this.#command(word, count, hasCount, size)
  }

  #operate(operator: string, word: string, count: number, hasCount: boolean): void {
    const { buffer } = this.host
    if (word === operator) {
      this.#onLines(operator, buffer.row, buffer.row + count - 1)
      return
    }
    // cw leaves the blank after a word.
    const name = operator === 'c' && word === 'w' ? 'e' : word
    const target = motions[name]?.(buffer, count, hasCount) ?? this.#characterTarget(word)
    if (target?.kind === 'lines') this.#onLines(operator, buffer.row, target.row)
    else if (target) this.#onText(operator, target)
  }

  #characterTarget(word: string): Target | undefined {
    const { row, column, line } = this.host.buffer
    if (!/^[ft]./u.test(word)) return undefined
    const found = line.indexOf(word.slice(1), column + 1)
    return found < 0
      ? undefined
      : { row, column: word.startsWith('t') ? found - 1 : found, kind: 'inclusive' }
  }

  #onLines(operator: string, one: number, other: number): void {
    const { buffer } = this.host
    const [from, until] = [Math.min(one, other), Math.min(buffer.lines.length - 1, Math.max(one, other))]
    const count = until - from + 1
    this.#register = `${buffer.lines.slice(from, until + 1).join('\n')}\n`
    if (operator === 'y') {
      buffer.moveTo(from, buffer.column)
      if (count > 2) this.host.message = `${count} lines yanked`
      return
    }
    buffer.remember()
    buffer.moveTo(from, 0)
    if (operator === '>' || operator === '<') {
      for (let row = from; row <= until; row++)
        buffer.lines[row] =
          operator === '>' ? `\t${buffer.lines[row]}` : (buffer.lines[row] ?? '').replace(/^(\t| {1,8})/, '')
      return
    }
    buffer.cutLines(count)
    if (operator === 'd') {
      if (count > 2) this.host.message = `${count} fewer lines`
      return
    }
    if (buffer.lines.length === 1 && buffer.line === '') buffer.moveTo(0, 0)
    else buffer.insertLines(from, [''])
    this.host.mode = 'insert'
  }

  #onText(operator: string, { row, column, kind }: Target): void {
    const { buffer } = this.host
    const isForward = row > buffer.row || (row === buffer.row && column >= buffer.column)
    // Across lines only the rest of this one is taken.
    const far =
      row === buffer.row ? column + (kind === 'inclusive' ? 1 : 0) : isForward ? buffer.line.length : 0
    const [from, until] = isForward ? [buffer.column, far] : [far, buffer.column]
    this.#register = buffer.line.slice(from, until)
    if (operator === 'y') {
      buffer.moveTo(buffer.row, from)
      return
    }
    buffer.remember()
    buffer.cut(from, until)
    if (operator === 'c') this.host.mode = 'insert'
  }

  #command(word: string, count: number, hasCount: boolean, { rows }: TerminalSize): void {
    const { host } = this
    const { buffer } = host
    const motion = motions[word]
    if (motion) {
      const { row, column } = motion(buffer, count, hasCount)
      buffer.moveTo(row, column)
      return
    }
    const simple = this.#simple(count, rows)[word]
    if (simple) simple()
    else if (/^r.$/u.test(word)) {
      buffer.remember()
      buffer.cut(buffer.column, buffer.column + 1)
      buffer.insert(word.slice(1))
      buffer.moveTo(buffer.row, buffer.column - 1)
    } else if (/^[ft]/.test(word)) {
      const target = this.#characterTarget(word)
      if (target) buffer.moveTo(target.row, target.column)
    } else if ([...word].length === 1) host.message = `${word} is not simulated here`
  }

  #startInsert(column: number, mode: 'insert' | 'replace' = 'insert'): void {
    const { buffer } = this.host
    buffer.remember()
    buffer.moveTo(buffer.row, column)
    this.host.mode = mode
  }

  #openLine(row: number): void {
    this.host.buffer.remember()
    this.host.buffer.insertLines(row, [''])
    this.host.mode = 'insert'
  }

  #put(after: boolean): void {
    const { buffer } = this.host
    buffer.remember()
    if (this.#register.endsWith('\n')) {
      buffer.insertLines(buffer.row + (after ? 1 : 0), this.#register.slice(0, -1).split('\n'))
      return
    }
    buffer.moveTo(buffer.row, buffer.column + (after && buffer.line !== '' ? 1 : 0))
    buffer.insert(this.#register)
    buffer.moveTo(buffer.row, buffer.column - 1)
  }

  #take(from: number, until: number): void {
    const { buffer } = this.host
    buffer.remember()
    this.#register = buffer.cut(Math.max(0, from), until)
  }

  #simple(count: number, rows: number): Readonly<Record<string, () => void>> {
    const { host } = this
    const { buffer } = host
    const end = buffer.line.length
    const half = Math.floor((rows - 1) / 2)
    const scroll = (by: number) => () => buffer.moveTo(buffer.row + by, buffer.column)
    return {
      i: () => this.#startInsert(buffer.column),
      a: () => this.#startInsert(buffer.column + 1),
      I: () => this.#startInsert(Math.max(0, buffer.line.search(/\S/))),
      A: () => this.#startInsert(end),
      R: () => this.#startInsert(buffer.column, 'replace'),
      o: () => this.#openLine(buffer.row + 1),
      O: () => this.#openLine(buffer.row),
      x: () => this.#take(buffer.column, buffer.column + count),
      delete: () => this.#take(buffer.column, buffer.column + count),
      X: () => this.#take(buffer.column - count, buffer.column),
      D: () => this.#take(buffer.column, end),
      C: () => {
        this.#take(buffer.column, end)
        host.mode = 'insert'
      },
      s: () => {
        this.#take(buffer.column, buffer.column + count)
        host.mode = 'insert'
      },
      S: () => this.#onLines('c', buffer.row, buffer.row + count - 1),
      Y: () => this.#onLines('y', buffer.row, buffer.row + count - 1),
      p: () => this.#put(true),
      P: () => this.#put(false),
      J: () => {
        buffer.remember()
        const next = buffer.lines[buffer.row + 1]
        if (next !== undefined)
          buffer.lines.splice(buffer.row, 2, `${buffer.line.trimEnd()} ${next.trimStart()}`)
        buffer.moveTo(buffer.row, end)
      },
      u: () => {
        if (!buffer.undo()) host.message = 'Already at oldest change'
      },
      '^R': () => {
        if (!buffer.redo()) host.message = 'Already at newest change'
      },
      n: () => host.search('', this.searchesBackwards),
      N: () => host.search('', !this.searchesBackwards),
      ':': () => host.openLine(':'),
      '/': () => host.openLine('/'),
      '?': () => host.openLine('?'),
      '^F': scroll(rows - 3),
      'page-down': scroll(rows - 3),
      '^B': scroll(3 - rows),
      'page-up': scroll(3 - rows),
      '^D': scroll(half),
      '^U': scroll(-half),
      '^G': () => {
        host.message = `"${host.path ?? '[No Name]'}" ${buffer.lines.length} lines`
      },
      ZZ: () => {
        host.wantsWrite = true
      },
      ZQ: () => {
        host.isDone = true
      },
      '^C': () => {
        host.message = 'Type  :qa  and press <Enter> to exit Vim'
      },
    }
  }
}
