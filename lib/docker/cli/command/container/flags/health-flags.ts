import { flags } from '../../../flag/flag'
import { bool, duration, int, string } from '../../../flag/scalar-types'

const span = { type: duration, defaultText: '0s' } as const

/** Flags of `run` and `create` on the health check. */
export const healthFlags = flags({
  'health-cmd': { type: string, help: 'Command that tells whether it is well' },
  'health-interval': { ...span, help: 'Time between checks (ms|s|m|h)' },
  'health-retries': { type: int, help: 'Failures in a row that make it unhealthy' },
  'health-start-interval': { ...span, help: 'Time between checks during the start period (ms|s|m|h)' },
  'health-start-period': { ...span, help: 'Time to start in, when failures do not count (ms|s|m|h)' },
  'health-timeout': { ...span, help: 'Longest time one check may take (ms|s|m|h)' },
  'no-healthcheck': { type: bool, help: "Leave out the image's HEALTHCHECK" },
})
