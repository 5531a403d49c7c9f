import { anyMap, anySlice, anyType, boolType, numberTextType, stringType, Value } from './type'

/** A JSON document with its numbers as they were written, and its object keys in order. */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | ReadonlyMap<string, Json>

export class JsonNumber {
  constructor(readonly text: string) {}
}

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y

/** Parses JSON without losing digits, as `json.Decoder.UseNumber` does. @throws SyntaxError */
export function parseJson(text: string): Json {
  const reader = new Reader(text)
  return reader.value(reader.next())
}

class Reader {
  #at = 0

  constructor(readonly text: string) {}

  next(): string {
    token.lastIndex = this.#at
    const match = token.exec(this.text)
    if (!match) throw new SyntaxError('invalid character in JSON')
    this.#at = token.lastIndex
    return match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
  }

  value(word: string): Json {
    if (word === '{') return this.#object()
    if (word === '[') return this.#array()
    if (word.startsWith('"')) return JSON.parse(word) as string
    if (word === 'null') return null
    return word === 'true' || word === 'false' ? word === 'true' : new JsonNumber(word)
  }

  #object(): Json {
    const entries = new Map<string, Json>()
    for (let word = this.next(); word !== '}'; word = this.next()) {
      if (word === ',') continue
      this.next()
      entries.set(JSON.parse(word) as string, this.value(this.next()))
    }
    return entries
  }

  #array(): Json {
    const items: Json[] = []
    for (let word = this.next(); word !== ']'; word = this.next()) {
      if (word !== ',') items.push(this.value(word))
    }
    return items
  }
}

/** JSON as Go's `interface{}`: maps, slices, strings, json.Number, booleans, nil. */
export function untyped(json: Json): Value {
  return new Value(anyType, concrete(json))
}

function concrete(json: Json): Value | null {
  if (json === null) return null
  if (typeof json === 'boolean') return new Value(boolType, json)
  if (typeof json === 'string') return new Value(stringType, json)
  if (json instanceof JsonNumber) return new Value(numberTextType, json.text)
  if (json instanceof Map)
    return new Value(anyMap, new Map([...json].map(([key, item]) => [key, untyped(item)])))
  return new Value(anySlice, (json as readonly Json[]).map(untyped))
}
