/** Rounds up to three figures with a unit, as ls -h and df -h do: `1.5K`, `12M`; powers of `base`. */
export function humanSize(bytes: number, base: 1000 | 1024 = 1024): string {
  const units = base === 1024 ? ' KMGTPE' : ' kMGTPE'
  let unit = 0
  let divisor = 1
  while (bytes >= divisor * base && unit < units.length - 1) {
    divisor *= base
    unit++
  }
  if (unit === 0) return String(bytes)
  const tenths = Math.ceil((bytes * 10) / divisor)
  if (tenths < 100) return `${Math.floor(tenths / 10)}.${tenths % 10}${units[unit]}`
  const whole = Math.ceil(bytes / divisor)
  if (whole >= base && unit < units.length - 1) return `1.0${units[unit + 1]}`
  return `${whole}${units[unit]}`
}

const factors: Readonly<Record<string, number>> = { '': 0, K: 1, M: 2, G: 3, T: 4, P: 5, E: 6 }

/** A size with a multiplier such as `10K`, `2MB`, `3MiB`, `b` (512); undefined when it is none. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+)(?:(b|c|w)|([kKMGTPE]?)(B|iB)?)$/.exec(text)
  if (!match) return undefined
  const [, digits = '', small = '', letter = '', suffix = ''] = match
  if (small !== '') return Number(digits) * ({ b: 512, c: 1, w: 2 }[small] ?? 1)
  if (letter === '' && suffix !== '') return suffix === 'B' ? Number(digits) : undefined
  return Number(digits) * (suffix === 'B' ? 1000 : 1024) ** (factors[letter.toUpperCase()] ?? 0)
}
