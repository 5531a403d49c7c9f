import { encode } from '@/lib/base/bytes'
import type { Resp } from './commands'

/** A value as Redis' protocol writes it (RESP2). */
export function writeResp(value: Resp): string {
  if (value === null || isNil(value)) return '$-1\r\n'
  if (typeof value === 'number') return `:${value}\r\n`
  if (typeof value === 'string') return `$${encode(value).length}\r\n${value}\r\n`
  if ('simple' in value) return `+${value.simple}\r\n`
  if ('error' in value) return `-${value.error}\r\n`
  return `*${value.length}\r\n${value.map(writeResp).join('')}`
}

/** The first value in a text and what follows it; undefined while it is incomplete. Sizes count characters, which is right for ASCII. */
export function readResp(text: string): { readonly value: Resp; readonly rest: string } | undefined {
  const end = text.indexOf('\r\n')
  if (end < 0) return undefined
  const line = text.slice(1, end)
  const rest = text.slice(end + 2)
  switch (text.charAt(0)) {
    case ':':
      return { value: Number(line), rest }
    case '+':
      return { value: { simple: line }, rest }
    case '-':
      return { value: { error: line }, rest }
    case '$': {
      const size = Number(line)
      if (size < 0) return { value: null, rest }
      return rest.length < size + 2 ? undefined : { value: rest.slice(0, size), rest: rest.slice(size + 2) }
    }
    case '*': {
      const items: Resp[] = []
      let left = rest
      for (let index = 0; index < Number(line); index++) {
        const item = readResp(left)
        if (!item) return undefined
        items.push(item.value)
        left = item.rest
      }
      return { value: items, rest: left }
    }
    default:
      return { value: text.slice(0, end).split(/\s+/), rest }
  }
}

/** A value as redis-cli shows it: on a terminal with its kind, else bare. */
export function showResp(value: Resp, isTerminal: boolean, indent = ''): string {
  if (value === null || isNil(value)) return isTerminal ? '(nil)' : ''
  if (typeof value === 'number') return isTerminal ? `(integer) ${value}` : String(value)
  if (typeof value === 'string') return isTerminal ? JSON.stringify(value) : value
  if ('simple' in value) return value.simple
  if ('error' in value) return isTerminal ? `(error) ${value.error}` : `${value.error}\n`
  if (value.length === 0) return isTerminal ? '(empty array)' : ''
  return value
    .map(
      (item, index) =>
        (isTerminal ? `${index === 0 ? '' : indent}${index + 1}) ` : '') +
        showResp(item, isTerminal, `${indent}   `),
    )
    .join('\n')
}

function isNil(value: Resp): value is { readonly nil: true } {
  return typeof value === 'object' && value !== null && 'nil' in value
}
