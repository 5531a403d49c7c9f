import { type ParsedScript, type ParseError, parse as parseSource, type Word as SourceWord } from 'unbash'
import type { Context, Quoting } from './context'
import { convertList } from './convert-command'
import { convertWord, wordParts } from './convert-word'
import type { List, Part, Word } from './syntax'
import { makeWord, pushText } from './text-parts'

/** A command name that an alias may replace. */
export interface AliasCandidate {
  readonly name: string
  readonly position: number
  readonly end: number
}

/** What conversion found besides the tree; shared by all nested sources of one text. */
export class Findings {
  readonly errors: {
    readonly error: ParseError
    readonly source: string
    readonly line: number
    readonly position: number
  }[] = []
  readonly openDocuments: { readonly delimiter: string; readonly line: number }[] = []
}

export interface SourceOptions {
  readonly firstLine: number
  readonly braces: boolean
  readonly posix: 'dash' | 'ash' | undefined
}

/** The context of one source text. */
export class SourceContext implements Context {
  readonly braces: boolean
  readonly #lineStarts: number[]

  constructor(
    readonly source: string,
    readonly options: SourceOptions,
    readonly findings: Findings = new Findings(),
    readonly onCommandName?: (candidate: AliasCandidate) => void,
  ) {
    this.braces = options.braces
    this.#lineStarts = [0]
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1)
  }

  lineAt(position: number): number {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lineStarts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return this.options.firstLine + low
  }

  word(word: SourceWord, quoting?: Quoting): Word {
    return convertWord(word, this, quoting)
  }

  commandName(word: SourceWord): void {
    this.onCommandName?.({ name: word.text, position: word.pos, end: word.end })
  }

  bashism(token: string, position: number, busyboxToo = false): void {
    const { posix } = this.options
    if (posix !== 'dash' && !(posix && busyboxToo)) return
    const error = { message: `unexpected token '${token}'`, pos: position }
    this.findings.errors.push({ error, source: this.source, line: this.lineAt(position), position })
  }

  get posix(): 'dash' | 'ash' | undefined {
    return this.options.posix
  }

  openDocument(delimiter: string, position: number): void {
    this.findings.openDocuments.push({ delimiter, line: this.lineAt(position) })
  }

  script(script: ParsedScript | undefined, position: number): List {
    if (!script) return { items: [] }
    const context = script.source === undefined ? this : this.#nested(script.source, position)
    const [error] = script.errors ?? []
    if (error)
      this.findings.errors.push({ error, source: context.source, line: context.lineAt(error.pos), position })
    return convertList(script.commands, context)
  }

  template(text: string, position: number): Word {
    if (!/[$`\\]/.test(text)) return templateWord(text, [{ type: 'text', value: text, quoted: true }])
    const source = `:<<\u0001\n${text}\n\u0001\n`
    const [statement] = parseSource(source).commands
    const command = statement?.command
    const [document] = command?.type === 'Command' ? command.redirects : []
    if (document?.type !== 'HereDoc') return templateWord(text, [])
    const { body } = document
    const word = {
      type: 'Word',
      text: body.text,
      value: body.text,
      pos: body.pos,
      end: body.end,
      parts: body.parts,
    } as const
    return templateWord(text, dropNewline(wordParts(word, this.#nested(source, position), 'here')))
  }

  #nested(source: string, position: number): SourceContext {
    return new SourceContext(source, { ...this.options, firstLine: this.lineAt(position) }, this.findings)
  }
}

function dropNewline(parts: readonly Part[]): Part[] {
  return parts.map((part, index) =>
    index === parts.length - 1 && part.type === 'text'
      ? { ...part, value: part.value.replace(/\n$/, '') }
      : part,
  )
}

/** Double quotes mean nothing in arithmetic. */
function templateWord(text: string, parts: readonly Part[]): Word {
  const joined: Part[] = []
  for (const part of parts) {
    if (part.type === 'text') pushText(joined, part.value.replaceAll('"', ''), true)
    else joined.push(part)
  }
  return makeWord(text, joined)
}
