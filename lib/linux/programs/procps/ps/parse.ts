import type { Process } from '../../../kernel/program'
import type { Identities } from '../../support/identity'
import {
  bsdFlags,
  bsdFormatLetters,
  bsdLists,
  bsdProblem,
  longFlags,
  longLists,
  unixFlags,
  unixLists,
} from './flags'
import type { FormatFlags } from './formats'
import { type ListKind, lists } from './lists'
import { newRequest, PsError, type Request } from './request'

/** Reads the three styles of ps's options; words with a dash that make no sense are tried again as BSD options. @throws PsError */
export function parseRequest(process: Process, names: Identities, argv: readonly string[]): Request {
  try {
    return new Parser(process, names, argv, false).parse()
  } catch (error) {
    if (!(error instanceof PsError)) throw error
    try {
      return new Parser(process, names, argv, true).parse()
    } catch (second) {
      if (second instanceof PsError) throw error
      throw second
    }
  }
}

class Parser {
  readonly #request = newRequest()
  readonly #words: string[]

  constructor(
    private readonly process: Process,
    private readonly names: Identities,
    argv: readonly string[],
    private readonly forceBsd: boolean,
  ) {
    this.#words = [...argv]
    this.#request.bsdDefaults = forceBsd
  }

  parse(): Request {
    const request = this.#request
    for (let word = this.#words.shift(); word !== undefined; word = this.#words.shift()) {
      if (word.startsWith('--')) this.#long(word)
      else if (word.startsWith('-') && word !== '-' && !this.forceBsd) this.#unix(word.slice(1))
      else this.#bsd(word.replace(/^-/, ''))
    }
    const formats =
      (request.unix.size > 0 ? 1 : 0) + (request.bsd ? 1 : 0) + (request.columns.length > 0 ? 1 : 0)
    if (formats > 1) throw new PsError('conflicting format options')
    if (request.unix.has('y') && !request.unix.has('l'))
      throw new PsError('modifier -y without format -l makes no sense')
    return request
  }

  #unix(letters: string): void {
    for (let index = 0; index < letters.length; index++) {
      const letter = letters.charAt(index)
      const rest = letters.slice(index + 1)
      if (unixFlags[letter]) {
        unixFlags[letter](this.#request)
        continue
      }
      const list = unixLists[letter]
      if (!list) throw new PsError('unsupported SysV option')
      this.#list(list, rest === '' ? this.#words.shift() : rest, `-${letter}`)
      return
    }
  }

  #bsd(word: string): void {
    const request = this.#request
    request.bsdDefaults = true
    if (/^\d/.test(word)) {
      this.#list('pid', word, 'p')
      return
    }
    for (let index = 0; index < word.length; index++) {
      const letter = word.charAt(index)
      const rest = word.slice(index + 1)
      if (bsdFormatLetters.test(letter)) {
        if (request.bsd !== undefined) throw new PsError('conflicting format options')
        request.bsd = letter as FormatFlags['bsd']
        continue
      }
      if (bsdFlags[letter]) {
        bsdFlags[letter](request)
        continue
      }
      if (letter === 't' && rest === '' && (this.#words[0] === undefined || this.#words[0].startsWith('-'))) {
        request.selection.thisTty = true
        return
      }
      const list = bsdLists[letter]
      if (!list) throw new PsError(bsdProblem(letter))
      if (letter === 'U') request.selection.bsdX = false
      this.#list(list, rest === '' ? this.#words.shift() : rest, letter)
      return
    }
  }

  #long(word: string): void {
    const [name = '', attached] = word.slice(2).split(/[=:](.*)/s)
    const flag = longFlags[name]
    if (flag) {
      if (attached !== undefined) throw new PsError(`option --${name} does not take an argument`)
      flag(this.#request)
      return
    }
    if (name === 'help') {
      this.#request.help = attached ?? this.#words.shift() ?? ''
      return
    }
    const list = longLists[name]
    if (!list) throw new PsError('unknown gnu long option')
    this.#list(list, attached ?? this.#words.shift(), `--${name}`)
  }

  #list(kind: ListKind, value: string | undefined, spelling: string): void {
    const { what, apply, syntax } = lists[kind]
    if (value === undefined || value === '') throw new PsError(`${what} must follow ${spelling}`)
    apply(this.#request, value, this.names, this.process, syntax)
  }
}
