import { EngineError } from '../error'

/** Parses a request's JSON body. @throws EngineError InvalidParameter in the words of Go's decoder */
export function parseGoJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new EngineError('InvalidParameter', `invalid JSON: ${new Scanner(text).findProblem()}`)
  }
}

type Expectation = 'value' | 'key' | 'colon' | 'object-next' | 'array-next' | 'end'

const contexts: Readonly<Record<Expectation, string>> = {
  value: 'looking for beginning of value',
  key: 'looking for beginning of object key string',
  colon: 'after object key',
  'object-next': 'after object key:value pair',
  'array-next': 'after array element',
  end: 'after top-level value',
}

/** What may follow a mark, when it is expected. */
const marks: Readonly<Record<string, Partial<Record<Expectation, Expectation>>>> = {
  ':': { colon: 'value' },
  ',': { 'object-next': 'key', 'array-next': 'value' },
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([^\s]))/y

/** Walks through broken JSON to where Go's scanner would stop, and says so in its words. */
class Scanner {
  readonly #open: ('{' | '[')[] = []
  #expected: Expectation = 'value'
  /** something must follow: a closing bracket cannot */
  #isAfterComma = false

  constructor(private readonly text: string) {}

  findProblem(): string {
    TOKEN.lastIndex = 0
    for (let match = TOKEN.exec(this.text); match; match = TOKEN.exec(this.text)) {
      const [, string, scalar, mark] = match
      const isFine = mark === undefined ? this.#value(string !== undefined) : this.#mark(mark)
      if (!isFine) return this.#describe((string ?? scalar ?? mark ?? '').charAt(0))
    }
    return 'unexpected EOF'
  }

  #describe(character: string): string {
    if (character === '"') return 'unexpected EOF'
    return `invalid character ${character === "'" ? `'\\''` : `'${character}'`} ${contexts[this.#expected]}`
  }

  #value(isString: boolean): boolean {
    this.#isAfterComma = false
    if (this.#expected === 'key' && isString) this.#expected = 'colon'
    else if (this.#expected === 'value') this.#close()
    else return false
    return true
  }

  #mark(mark: string): boolean {
    if ((mark === '{' || mark === '[') && this.#expected === 'value') {
      this.#isAfterComma = false
      this.#open.push(mark)
      this.#expected = mark === '{' ? 'key' : 'value'
      return true
    }
    const closes = this.#open.at(-1) === '{' ? '}' : ']'
    if (mark === closes && this.#open.length > 0 && !this.#isAfterComma) {
      this.#open.pop()
      this.#close()
      return true
    }
    const next = marks[mark]?.[this.#expected]
    if (next) this.#expected = next
    this.#isAfterComma = mark === ','
    return next !== undefined
  }

  /** A value is complete. */
  #close(): void {
    const around = this.#open.at(-1)
    this.#expected = around === undefined ? 'end' : around === '{' ? 'object-next' : 'array-next'
  }
}
