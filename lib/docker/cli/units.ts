import { formatG } from './template/printf'

function scaled(size: number, base: number, units: readonly string[], digits: number): string {
  let value = size
  let unit = 0
  while (value >= base && unit < units.length - 1) {
    value /= base
    unit++
  }
  return `${formatG(value, digits)}${units[unit]}`
}

const decimal = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB']
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB']

/** A size in powers of 1000 with four significant digits, or as many as asked for: `2.097MB`. */
export function humanSize(bytes: number, digits = 4): string {
  return scaled(bytes, 1000, decimal, digits)
}

/** A size in powers of 1024 with four significant digits: `464KiB`. */
export function bytesSize(bytes: number): string {
  return scaled(bytes, 1024, binary, 4)
}

/** A span of time in words, from whole seconds: `About a minute`, `3 hours`. */
export function humanDuration(seconds: number): string {
  const whole = Math.trunc(seconds)
  if (whole < 1) return 'Less than a second'
  if (whole === 1) return '1 second'
  if (whole < 60) return `${whole} seconds`
  const minutes = Math.trunc(whole / 60)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const hours = Math.floor(seconds / 3600 + 0.5)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  const days = Math.trunc(hours / 24)
  if (hours < 24 * 7 * 2) return `${days} days`
  if (hours < 24 * 30 * 2) return `${Math.trunc(days / 7)} weeks`
  if (hours < 24 * 365 * 2) return `${Math.trunc(days / 30)} months`
  return `${Math.trunc(hours / 24 / 365)} years`
}
