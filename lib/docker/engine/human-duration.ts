import { type Nanoseconds, SECOND } from '../../base/clock'

/** A span of time as Status shows it: `About a minute`, `2 hours` (go-units HumanDuration). */
export function humanDuration(duration: Nanoseconds): string {
  const seconds = Math.trunc(duration / SECOND)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.trunc(seconds / 60)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const exactHours = duration / SECOND / 3600
  const hours = Math.trunc(exactHours + 0.5)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`
  return `${Math.trunc(Math.trunc(exactHours) / 24 / 365)} years`
}
