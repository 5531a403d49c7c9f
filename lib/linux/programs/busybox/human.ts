const UNITS = ['', 'K', 'M', 'G', 'T']

/** `252.0G`, as BusyBox writes sizes for people: one decimal and the largest unit that leaves at least 1. */
export function humanSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  if (bytes === 0) return '0'
  return unit === 0 ? String(bytes) : `${value.toFixed(1)}${UNITS[unit]}`
}
