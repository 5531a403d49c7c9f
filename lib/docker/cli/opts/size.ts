import { parseFloating } from '../go/parse-number'

const powers: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4, p: 5 }

/** Bytes of a size such as `512m`, `1.5 GiB` or `100` (units.RAMInBytes: all units binary). @throws Error worded as go-units' */
export function parseBytes(text: string): number {
  const parts = /^(.*[\d.])( ?)([^\d. ]*)$/s.exec(text) ?? /^(.*)( )([^\d. ]*)$/s.exec(text)
  if (!parts) throw new Error(`invalid size: '${text}'`)
  const size = parseFloating(parts[1] ?? '')
  if (size < 0) throw new Error(`invalid size: '${text}'`)
  const suffix = (parts[3] ?? '').toLowerCase()
  if (suffix === '' || suffix === 'b') return Math.trunc(size)
  const power = /^[kmgtp](i?b)?$/.test(suffix) ? powers[suffix.charAt(0)] : undefined
  if (power === undefined) throw new Error(`invalid suffix: '${suffix.length > 3 ? parts[3] : suffix}'`)
  return Math.trunc(size * 1024 ** power)
}
