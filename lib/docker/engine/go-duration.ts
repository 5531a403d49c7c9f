import { SECOND } from '../../base/clock'

const small = [
  ['ms', 1e6],
  ['µs', 1e3],
  ['ns', 1],
] as const

/** Nanoseconds as Go prints a time.Duration: `1m30s`, `1.5s`, `500ms`. */
export function goDuration(nanoseconds: number): string {
  if (nanoseconds === 0) return '0s'
  if (nanoseconds < SECOND) {
    const [unit, size] = small.find(([, one]) => nanoseconds >= one) ?? small[2]
    return `${nanoseconds / size}${unit}`
  }
  const hours = Math.floor(nanoseconds / (3600 * SECOND))
  const minutes = Math.floor(nanoseconds / (60 * SECOND)) % 60
  const seconds = (nanoseconds % (60 * SECOND)) / SECOND
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds}s`
}
