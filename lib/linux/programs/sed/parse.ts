import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { unescapeRegex, unescapeText } from './escapes'
import { ScriptReader } from './reader'
import { parseReplacement } from './replacement'
import type { Action, Address, Command, Substitution } from './script'

export interface ParseRules {
  readonly extended: boolean
}

/** Reads a sed script. @throws ScriptError */
export function parseScript(text: string, rules: ParseRules): Command[] {
  return new Parser(new ScriptReader(text), rules).parse()
}

const onlyOneAddress = new Set(['q', 'Q'])
const plain = new Set(['=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z', 'F'])

interface Flags {
  letters: string
  global: boolean
  print: boolean
  number: number | undefined
  file: string | undefined
}

class Parser {
  constructor(
    private readonly reader: ScriptReader,
    private readonly rules: ParseRules,
  ) {}

  parse(): Command[] {
    return this.#commands(false)
  }

  #commands(isBlock: boolean): Command[] {
    const commands: Command[] = []
    for (;;) {
      this.reader.skip(/[\s;]*/)
      if (this.reader.isAtEnd) {
        if (isBlock) {
          this.reader.position = 0
          this.reader.fail("unmatched `{'")
        }
        return commands
      }
      if (this.reader.peek() === '}') {
        this.reader.next()
        if (!isBlock) this.reader.fail("unexpected `}'")
        return commands
      }
      const command = this.#command()
      if (command) commands.push(command)
    }
  }

  #command(): Command | undefined {
    const { reader } = this
    const first = this.#address()
    reader.skipBlanks()
    let second: Address | undefined
    if (first && reader.peek() === ',') {
      reader.next()
      reader.skipBlanks()
      second = this.#address(true)
      if (!second) {
        reader.next()
        reader.fail("unexpected `,'")
      }
      reader.skipBlanks()
    }
    if (first?.type === 'zero' && second?.type !== 'regex') {
      reader.next()
      reader.fail('invalid usage of line address 0')
    }
    const negated = this.#negation()
    const name = reader.next()
    if (name === '') reader.fail('missing command')
    if (name === '#') {
      if (first) reader.fail("comments don't accept any addresses")
      reader.skip(/[^\n]*/)
      return undefined
    }
    if (name === ':' && first) reader.fail(": doesn't want any addresses")
    if (second && onlyOneAddress.has(name)) reader.fail('command only uses one address')
    return { first, second, negated, action: this.#action(name) }
  }

  #negation(): boolean {
    const { reader } = this
    if (reader.peek() !== '!') return false
    reader.next()
    reader.skipBlanks()
    if (reader.peek() === '!') {
      reader.next()
      reader.fail("multiple `!'s")
    }
    return true
  }

  #address(isSecond = false): Address | undefined {
    const { reader } = this
    const character = reader.peek()
    if (/\d/.test(character)) {
      const line = Number(reader.skip(/\d+/))
      reader.skipBlanks()
      if (reader.peek() === '~' && !isSecond) {
        reader.next()
        return { type: 'step', first: line, step: Number(reader.skip(/\d*/)) }
      }
      return line === 0 && !isSecond ? { type: 'zero' } : { type: 'line', line }
    }
    if (isSecond && (character === '+' || character === '~')) {
      reader.next()
      const count = Number(reader.skip(/\d+/))
      return character === '+' ? { type: 'plus', lines: count } : { type: 'multiple', of: count }
    }
    if (character === '$') {
      reader.next()
      return { type: 'last' }
    }
    if (character !== '/' && character !== '\\') return undefined
    reader.next()
    const delimiter = character === '\\' ? reader.next() : '/'
    const pattern = reader.delimited(delimiter, true)
    if (pattern === undefined) return reader.fail('unterminated address regex')
    const flags = reader.skip(/[IM]*/)
    return { type: 'regex', regex: this.#regex(pattern, flags) }
  }

  /** @throws ScriptError where the script has come to */
  #regex(pattern: string, flags: string): Regex | undefined {
    if (pattern === '') return undefined
    try {
      return new Regex(unescapeRegex(pattern), {
        extended: this.rules.extended,
        ignoreCase: /i/i.test(flags),
        multiline: /m/i.test(flags),
      })
    } catch (error) {
      if (error instanceof RegexError) return this.reader.fail(error.message)
      throw error
    }
  }

  #action(name: string): Action {
    const { reader } = this
    if (plain.has(name)) {
      this.#end()
      return { name } as Action
    }
    switch (name) {
      case '{':
        return { name, commands: this.#block() }
      case 'a':
      case 'i':
      case 'c':
        return { name, text: this.#text() }
      case ':': {
        const label = reader.skip(/[ \t]*[^\s;]*/).trim()
        if (label === '') reader.fail('":" lacks a label')
        return { name, label }
      }
      case 'b':
      case 't':
      case 'T':
        return { name, label: reader.skip(/[ \t]*[^\s;}]*/).trim() }
      case 'r':
      case 'R':
      case 'w':
      case 'W':
        return { name, file: this.#fileName() }
      case 's':
        return { name, substitution: this.#substitution() }
      case 'y':
        return { name, map: this.#transliteration() }
      case 'q':
      case 'Q': {
        const status = Number(reader.skip(/[ \t]*\d*/))
        this.#end()
        return { name, status }
      }
      case 'l': {
        const width = reader.skip(/[ \t]*\d*/).trim()
        this.#end()
        return { name, width: width === '' ? undefined : Number(width) }
      }
      case 'v':
        reader.skip(/[^\n;}]*/)
        return { name: '{', commands: [] }
      case 'e':
        return reader.fail("command `e' is not simulated here")
      default:
        return reader.fail(`unknown command: \`${name}'`)
    }
  }

  #block(): Command[] {
    const commands = this.#commands(true)
    this.#end()
    return commands
  }

  /** A command ends at a semicolon, a newline, a closing brace or a comment. */
  #end(): void {
    const { reader } = this
    reader.skipBlanks()
    const character = reader.peek()
    if (character === '' || character === '}' || character === '#') return
    reader.next()
    if (character !== ';' && character !== '\n') reader.fail('extra characters after command')
  }

  #fileName(): string {
    this.reader.skipBlanks()
    const name = this.reader.skip(/[^\n]*/)
    if (name === '') this.reader.fail('missing filename in r/R/w/W commands')
    return name
  }

  /** The text of a, i and c: on the same line, or on those after a backslash. */
  #text(): string {
    const { reader } = this
    reader.skipBlanks()
    if (reader.isAtEnd) reader.fail("expected \\ after `a', `c' or `i'")
    if (reader.peek() === '\\') {
      reader.next()
      reader.skip(/[ \t]*\n/)
      if (reader.isAtEnd) return ''
    }
    const lines = reader.skip(/(?:\\\n|\\.|[^\n\\])*/s)
    return `${unescapeText(lines)}\n`
  }

  #substitution(): Substitution {
    const { reader } = this
    const delimiter = reader.next()
    const pattern = reader.delimited(delimiter, true)
    const replacement = pattern === undefined ? undefined : reader.delimited(delimiter, false)
    if (pattern === undefined || replacement === undefined) return reader.fail("unterminated `s' command")
    const flags = this.#flags()
    const regex = this.#regex(pattern, flags.letters)
    const pieces = parseReplacement(replacement)
    const highest = Math.max(0, ...pieces.map((piece) => (piece.type === 'group' ? piece.index : 0)))
    if (regex && highest > regex.groups) reader.fail(`invalid reference \\${highest} on \`s' command's RHS`)
    return {
      regex,
      pieces,
      global: flags.global,
      number: flags.number ?? 1,
      print: flags.print,
      file: flags.file,
    }
  }

  #flags(): Flags {
    const { reader } = this
    const flags: Flags = { letters: '', global: false, print: false, number: undefined, file: undefined }
    for (;;) {
      const character = reader.peek()
      if (/\d/.test(character)) {
        flags.number = this.#occurrence(flags.number)
        continue
      }
      if (character === '' || /[\s;}#]/.test(character)) {
        this.#end()
        return flags
      }
      reader.next()
      if (character === 'w') return { ...flags, file: this.#fileName() }
      this.#flag(flags, character)
    }
  }

  #occurrence(before: number | undefined): number {
    const { reader } = this
    const number = Number(reader.skip(/\d+/))
    if (before !== undefined) reader.fail("multiple number options to `s' command")
    if (number === 0) reader.fail("number option to `s' command may not be zero")
    return number
  }

  #flag(flags: Flags, character: string): void {
    const { reader } = this
    if (character === 'g') {
      if (flags.global) reader.fail("multiple `g' options to `s' command")
      flags.global = true
    } else if (character === 'p') {
      if (flags.print) reader.fail("multiple `p' options to `s' command")
      flags.print = true
    } else if (/[iImM]/.test(character)) flags.letters += character
    else if (character === 'e') reader.fail("option `e' to `s' command is not simulated here")
    else reader.fail("unknown option to `s'")
  }

  #transliteration(): ReadonlyMap<string, string> {
    const { reader } = this
    const delimiter = reader.next()
    const from = reader.delimited(delimiter, false)
    const to = from === undefined ? undefined : reader.delimited(delimiter, false)
    if (from === undefined || to === undefined) return reader.fail("unterminated `y' command")
    const expand = (text: string): string[] => [...unescapeText(text.replaceAll('\\n', '\n'))]
    const [left, right] = [expand(from), expand(to)]
    this.#end()
    if (left.length !== right.length) reader.fail("strings for `y' command are different lengths")
    return new Map(left.map((character, index) => [character, right[index] ?? '']))
  }
}
