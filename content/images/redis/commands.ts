/** A RESP value: text is a bulk string, null a missing one. */
export type Resp =
  | string
  | number
  | null
  | readonly Resp[]
  | { readonly simple: string }
  | { readonly error: string }
  | { readonly nil: true }

/** Not null, so that no other group of commands is asked. */
const NIL: Resp = { nil: true }
const OK: Resp = { simple: 'OK' }
const WRONG: Resp = { error: 'WRONGTYPE Operation against a key holding the wrong kind of value' }

type Value = string | string[] | Map<string, string> | Set<string>

/** What a Redis server keeps. */
export class Database {
  readonly #values = new Map<string, Value>()
  readonly #deadlines = new Map<string, number>()

  constructor(private readonly seconds: () => number) {}

  /** Keys and text values, for the dump on disk. */
  get entries(): [string, string][] {
    return [...this.#values].flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, value]] : [],
    )
  }

  restore(entries: readonly [string, string][]): void {
    for (const [key, value] of entries) this.#values.set(key, value)
  }

  run(words: readonly string[]): Resp {
    const [name = '', ...args] = words
    const [key = ''] = args
    this.#expire(key)
    const value = this.#values.get(key)
    return (
      this.#texts(name, args, value) ??
      this.#counters(name, args, value) ??
      this.#keyspace(name, args, value) ??
      this.#collections(name, key, args.slice(1), value)
    )
  }

  #texts(name: string, args: readonly string[], value: Value | undefined): Resp | undefined {
    const [key = '', second = ''] = args
    switch (name.toUpperCase()) {
      case 'PING':
        return args.length > 0 ? key : { simple: 'PONG' }
      case 'ECHO':
        return key
      case 'SET':
        if (args.length < 2) return arity(name)
        this.#values.set(key, second)
        this.#deadlines.delete(key)
        if (args[2]?.toUpperCase() === 'EX') this.#deadlines.set(key, this.seconds() + Number(args[3]))
        return OK
      case 'GET':
        if (args.length !== 1) return arity(name)
        return value === undefined ? NIL : typeof value === 'string' ? value : WRONG
      default:
        return undefined
    }
  }

  #counters(name: string, args: readonly string[], value: Value | undefined): Resp | undefined {
    const [key = '', second = ''] = args
    switch (name.toUpperCase()) {
      case 'DEL':
        return args.filter((one) => this.#values.delete(one)).length
      case 'EXISTS':
        return args.filter((one) => this.#values.has(one)).length
      case 'INCR':
      case 'DECR':
      case 'INCRBY':
        return this.#increment(
          key,
          name.toUpperCase() === 'DECR' ? -1 : name.toUpperCase() === 'INCR' ? 1 : Number(second),
        )
      case 'APPEND':
        this.#values.set(key, `${typeof value === 'string' ? value : ''}${second}`)
        return String(this.#values.get(key)).length
      default:
        return undefined
    }
  }

  #keyspace(name: string, args: readonly string[], value: Value | undefined): Resp | undefined {
    const [key = '', second = ''] = args
    switch (name.toUpperCase()) {
      case 'KEYS':
        return this.#keys(key)
      case 'EXPIRE':
        if (value === undefined) return 0
        this.#deadlines.set(key, this.seconds() + Number(second))
        return 1
      case 'TTL':
        if (value === undefined) return -2
        return Math.round((this.#deadlines.get(key) ?? this.seconds() - 1) - this.seconds())
      case 'TYPE':
        return {
          simple:
            value === undefined
              ? 'none'
              : typeof value === 'string'
                ? 'string'
                : Array.isArray(value)
                  ? 'list'
                  : value instanceof Set
                    ? 'set'
                    : 'hash',
        }
      case 'DBSIZE':
        return this.#values.size
      case 'FLUSHALL':
      case 'FLUSHDB':
        this.#values.clear()
        return OK
      case 'SELECT':
      case 'SAVE':
      case 'BGSAVE':
        return OK
      default:
        return undefined
    }
  }

  #increment(key: string, step: number): Resp {
    const value = this.#values.get(key) ?? '0'
    if (typeof value !== 'string' || !/^-?\d+$/.test(value))
      return { error: 'ERR value is not an integer or out of range' }
    this.#values.set(key, String(Number(value) + step))
    return Number(value) + step
  }

  #collections(name: string, key: string, rest: readonly string[], value: Value | undefined): Resp {
    const list = (): string[] => (Array.isArray(value) ? value : [])
    switch (name.toUpperCase()) {
      case 'LPUSH':
      case 'RPUSH': {
        const items =
          name.toUpperCase() === 'LPUSH' ? [...[...rest].reverse(), ...list()] : [...list(), ...rest]
        this.#values.set(key, items)
        return items.length
      }
      case 'LRANGE':
        return list().slice(
          Number(rest[0]),
          Number(rest[1]) < 0 ? list().length + Number(rest[1]) + 1 : Number(rest[1]) + 1,
        )
      case 'LLEN':
        return list().length
      case 'LPOP':
        return list().shift() ?? null
      case 'RPOP':
        return list().pop() ?? null
      case 'SADD': {
        const set = value instanceof Set ? value : new Set<string>()
        const before = set.size
        for (const one of rest) set.add(one)
        this.#values.set(key, set)
        return set.size - before
      }
      case 'SMEMBERS':
        return value instanceof Set ? [...value] : []
      case 'HSET': {
        const map = value instanceof Map ? value : new Map<string, string>()
        const before = map.size
        for (let index = 0; index + 1 < rest.length; index += 2)
          map.set(rest[index] ?? '', rest[index + 1] ?? '')
        this.#values.set(key, map)
        return map.size - before
      }
      case 'HGET':
        return value instanceof Map ? (value.get(rest[0] ?? '') ?? null) : null
      case 'HGETALL':
        return value instanceof Map ? [...value].flat() : []
      default: {
        const shown = [key, ...rest].filter((one) => one !== '').map((one) => `'${one}' `)
        return { error: `ERR unknown command '${name}', with args beginning with: ${shown.join('')}` }
      }
    }
  }

  #keys(pattern: string): Resp {
    const regexp = new RegExp(
      `^${pattern
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
    )
    return [...this.#values.keys()].filter((key) => regexp.test(key))
  }

  #expire(key: string): void {
    if ((this.#deadlines.get(key) ?? Number.POSITIVE_INFINITY) > this.seconds()) return
    this.#values.delete(key)
    this.#deadlines.delete(key)
  }
}

function arity(name: string): Resp {
  return { error: `ERR wrong number of arguments for '${name.toLowerCase()}' command` }
}
