import { decode as text } from '../../../base/bytes'
import { signalNumbers } from '../../kernel/signal'

/** How strace writes the values of C. */
export interface Style {
  /** characters of a string that are shown (-s) */
  readonly stringLimit: number
  /** whether what would be cut is shown in full (-v) */
  readonly verbose: boolean
}

/** A call as C would write it: `name(first, second)`; what is known only at its end comes in `out`. */
export interface Decoded {
  readonly name: string
  readonly args: readonly string[]
  readonly out?: readonly string[]
  /** what it returned; a number, or text as it is */
  readonly value?: number | string
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\v': '\\v',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
}

/** A C string, cut as -s says. */
export function quoted(value: string | Uint8Array, { stringLimit }: Style, isPath = false): string {
  const bytes = typeof value === 'string' ? value : text(value)
  const limit = isPath ? Number.POSITIVE_INFINITY : stringLimit
  const shown = bytes.slice(0, limit)
  const inside = shown.replace(/[^ !#-[\]-~]/g, (character, offset: number) => {
    const digits = /[0-7]/.test(shown[offset + 1] ?? '') ? 3 : 0
    return escapes[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(digits, '0')}`
  })
  return `"${inside}"${bytes.length > limit ? '...' : ''}`
}

/** Flags joined by `|`; `0`, or what is given, when there are none. */
export function flags(names: readonly (string | false | undefined)[], none = '0'): string {
  return names.filter((name): name is string => typeof name === 'string').join('|') || none
}

export function octal(mode: number): string {
  return `0${(mode & 0o7777).toString(8)}`
}

/** `[INT CHLD]` */
export function signalSet(signals: readonly string[]): string {
  const order = [...signals].sort((left, right) => numberOf(left) - numberOf(right))
  return `[${order.map((signal) => signal.replace(/^SIG/, '')).join(' ')}]`
}

function numberOf(signal: string): number {
  return signalNumbers[signal as keyof typeof signalNumbers] ?? 0
}

export function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`
}

/** Seconds and nanoseconds of a struct timespec. */
export function timespec(nanoseconds: number): string {
  const seconds = Math.floor(nanoseconds / 1e9)
  return `{tv_sec=${seconds}, tv_nsec=${Math.round(nanoseconds - seconds * 1e9)}}`
}

/** An address in the memory of a program, where none is simulated. */
export const POINTER = '0x7ffd5c3a8e20'
