import { DockerfileError } from './error'
import { replacePattern, trimPattern } from './pattern'

/** What variables mean while a word is expanded. */
export type Variables = ReadonlyMap<string, string>

export interface ExpandOptions {
  readonly escape: string
  /** quotes are kept as they are, in here-documents */
  readonly keepsQuotes?: boolean
}

/** A word with variables replaced and quotes removed (BuildKit's shell.Lex). @throws DockerfileError */
export function expandWord(word: string, variables: Variables, options: ExpandOptions): string {
  try {
    return new Expander(word, variables, options).until('')
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error
    throw new DockerfileError(`failed to process ${JSON.stringify(word)}: ${error.message}`)
  }
}

/** The same, cut at the white space that is not quoted. */
export function expandWords(word: string, variables: Variables, options: ExpandOptions): string[] {
  return expandWord(word, variables, options).split(/\s+/).filter(Boolean)
}

class Expander {
  #at = 0

  constructor(
    private readonly text: string,
    private readonly variables: Variables,
    private readonly options: ExpandOptions,
  ) {}

  get #next(): string {
    return this.text.charAt(this.#at)
  }

  /** Everything up to a closing character, which is not consumed. */
  until(stop: string): string {
    let result = ''
    while (this.#at < this.text.length) {
      const character = this.#next
      if (stop !== '' && character === stop) return result
      if (character === "'" && !this.options.keepsQuotes) result += this.#singleQuoted()
      else if (character === '"' && !this.options.keepsQuotes) result += this.#doubleQuoted()
      else if (character === '$') result += this.#dollar()
      else if (character === this.options.escape) {
        this.#at++
        if (this.#at >= this.text.length) break
        if (this.options.keepsQuotes && this.#next !== '$') result += character
        result += this.text.charAt(this.#at++)
      } else {
        result += character
        this.#at++
      }
    }
    if (stop !== '') throw new DockerfileError("syntax error: missing '}'")
    return result
  }

  #singleQuoted(): string {
    const end = this.text.indexOf("'", this.#at + 1)
    if (end < 0)
      throw new DockerfileError('unexpected end of statement while looking for matching single-quote')
    const inner = this.text.slice(this.#at + 1, end)
    this.#at = end + 1
    return inner
  }

  #doubleQuoted(): string {
    this.#at++
    let result = ''
    while (this.#at < this.text.length) {
      const character = this.#next
      if (character === '"') {
        this.#at++
        return result
      }
      if (character === '$') result += this.#dollar()
      else if (character === this.options.escape) {
        const escaped = this.text.charAt(this.#at + 1)
        if (escaped === '') break
        result += escaped === '"' || escaped === '$' || escaped === character ? escaped : character + escaped
        this.#at += 2
      } else {
        result += character
        this.#at++
      }
    }
    throw new DockerfileError('unexpected end of statement while looking for matching double-quote')
  }

  #name(): string {
    const [name = ''] = /^(?:[A-Za-z_]\w*|\d+|[@*#])/.exec(this.text.slice(this.#at)) ?? []
    this.#at += name.length
    return name
  }

  #dollar(): string {
    this.#at++
    if (this.#next === '{') return this.#braced()
    const name = this.#name()
    return name === '' ? '$' : (this.variables.get(name) ?? '')
  }

  #braced(): string {
    this.#at++
    if (this.#next === '' || this.#next === '}') throw new DockerfileError('syntax error: bad substitution')
    const name = this.#name()
    const value = this.variables.get(name)
    const character = this.#next
    if (character === '}') {
      this.#at++
      return value ?? ''
    }
    if (character === '') throw new DockerfileError("syntax error: missing '}'")
    this.#at++
    const checksEmpty = character === ':'
    const modifier = checksEmpty ? this.#next : character
    if (checksEmpty) this.#at++
    if (modifier !== '' && '+-?'.includes(modifier)) return this.#conditional(name, modifier, checksEmpty)
    if (!checksEmpty && '#%/'.includes(modifier)) return this.#edited(value ?? '', modifier)
    throw new DockerfileError(`unsupported modifier (${checksEmpty ? ':' : ''}${modifier}) in substitution`)
  }

  /** `${x:-word}` and its like. */
  #conditional(name: string, modifier: string, checksEmpty: boolean): string {
    const value = this.variables.get(name)
    const word = this.#closing('}')
    const isSet = value !== undefined && (!checksEmpty || value !== '')
    if (modifier === '+') return isSet ? word : ''
    if (isSet) return value
    if (modifier === '-') return word
    const reason = word || (checksEmpty ? 'not allowed to be empty' : 'is not allowed to be unset')
    throw new DockerfileError(`${name}: ${reason}`)
  }

  /** `${x#pattern}`, `${x%pattern}`, `${x/pattern/word}`. */
  #edited(value: string, modifier: string): string {
    const isGreedy = this.#next === modifier
    if (isGreedy) this.#at++
    if (modifier !== '/') {
      return trimPattern(value, this.#closing('}'), { fromStart: modifier === '#', isGreedy })
    }
    const pattern = this.#closing('/')
    return replacePattern(value, pattern, this.#closing('}'), isGreedy)
  }

  #closing(stop: string): string {
    const text = this.until(stop)
    this.#at++
    return text
  }
}
