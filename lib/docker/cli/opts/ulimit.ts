import type { Ulimit } from '../../api/types/host-config'
import { parseInteger } from '../go/parse-number'
import { cut } from './cut'

const names = new Set(
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  ),
)

/** `name=soft[:hard]`. @throws Error worded as go-units' */
export function parseUlimit(text: string): Ulimit {
  const [name, limits, found] = cut(text, '=')
  if (!found) throw new Error(`invalid ulimit argument: ${text}`)
  if (!names.has(name)) throw new Error(`invalid ulimit type: ${name}`)
  const parts = limits.split(':')
  if (parts.length > 2) {
    throw new Error(`too many limit value arguments - ${limits}, can only have up to two, \`soft[:hard]\``)
  }
  const given = parts[1] === undefined ? undefined : parseInteger(parts[1])
  const soft = parseInteger(parts[0] ?? '')
  const hard = given ?? soft
  const rule = 'ulimit soft limit must be less than or equal to hard limit'
  if (hard !== -1 && soft === -1) throw new Error(`${rule}: soft: -1 (unlimited), hard: ${hard}`)
  if (hard !== -1 && soft > hard) throw new Error(`${rule}: ${soft} > ${hard}`)
  return { Name: name, Soft: soft, Hard: hard }
}
