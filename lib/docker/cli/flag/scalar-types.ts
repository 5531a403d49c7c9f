import { formatDuration, parseDuration } from '../go/duration'
import { parseBoolean, parseFloating, parseInteger, parseUnsigned } from '../go/parse-number'
import { quote } from '../go/quote'
import type { FlagType } from './flag'

/** pflag's own value kinds: those that keep the last value given. */
function scalar<T>(
  name: string,
  initial: T,
  parse: (text: string) => T,
  show: (value: T) => string = String,
): FlagType<T> {
  return { name, initial, parse, show: (value) => (value === initial ? undefined : show(value)) }
}

export const bool: FlagType<boolean> = { ...scalar('', false, parseBoolean), bare: 'true' }
export const string: FlagType<string> = scalar('string', '', (text) => text, quote)
export const int: FlagType<number> = scalar('int', 0, (text) => parseInteger(text))
export const uint: FlagType<number> = scalar('uint', 0, (text) => parseUnsigned(text))
export const float: FlagType<number> = scalar('float', 0, parseFloating)
export const duration: FlagType<number> = scalar('duration', 0, parseDuration, formatDuration)

/** pflag shows the zero of a 16 bit integer as a default too. */
export const uint16: FlagType<number> = {
  ...scalar('uint16', 0, (text) => parseUnsigned(text, 16)),
  show: String,
}

/** A string kept as it is but shown without quotes, as docker's own value types are. */
export function named(name: string, parse: (text: string) => string = (text) => text): FlagType<string> {
  return scalar(name, '', parse)
}
