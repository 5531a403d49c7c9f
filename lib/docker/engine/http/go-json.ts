import { EngineError } from '../error'

/** Parses a request's JSON body. @throws EngineError InvalidParameter in the words of Go's decoder */
export function parseGoJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new EngineError('InvalidParameter', `invalid JSON: ${describe(text)}`)
  }
}

type Expectation = 'value' | 'key' | 'colon' | 'object-next' | 'array-next' | 'end'

const contexts: Record<Expectation, string> = {
  value: 'looking for beginning of value',
  key: 'looking for beginning of object key string',
  colon: 'after object key',
  'object-next': 'after object key:value pair',
  'array-next': 'after array element',
  end: 'after top-level value',
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([^\s]))/y

/** Where Go's scanner would stop, and how it would say so. */
function describe(text: string): string {
  const stack: ('object' | 'array')[] = []
  let expected: Expectation = 'value'
  const after = (): Expectation =>
    stack.length === 0 ? 'end' : stack.at(-1) === 'object' ? 'object-next' : 'array-next'
  TOKEN.lastIndex = 0
  for (;;) {
    const match = TOKEN.exec(text)
    if (!match) return 'unexpected EOF'
    const [, string, scalar, mark] = match
    if (string !== undefined && (expected === 'value' || expected === 'key')) {
      expected = expected === 'key' ? 'colon' : after()
    } else if (scalar !== undefined && expected === 'value') expected = after()
    else if (mark === '{' && expected === 'value') {
      stack.push('object')
      expected = 'key'
    } else if (mark === '[' && expected === 'value') {
      stack.push('array')
      expected = 'value'
    } else if (mark === ':' && expected === 'colon') expected = 'value'
    else if (mark === ',' && expected === 'object-next') expected = 'key'
    else if (mark === ',' && expected === 'array-next') expected = 'value'
    else if ((mark === '}' && stack.at(-1) === 'object') || (mark === ']' && stack.at(-1) === 'array')) {
      stack.pop()
      expected = after()
    } else {
      const character = (string ?? scalar ?? mark ?? '')[0] ?? ''
      if (character === '"' && !string) return 'unexpected EOF'
      return `invalid character ${character === "'" ? `'\\''` : `'${character}'`} ${contexts[expected]}`
    }
  }
}
