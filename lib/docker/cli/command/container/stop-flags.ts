import type { Query } from '../../../api/routes'
import { CommandError } from '../../error'
import { flags } from '../../flag/flag'
import { int, string } from '../../flag/scalar-types'
import { signalNames } from '../shared/signal-names'

interface StopFlags {
  signal: string
  timeout: number
  time: number
}

/** The flags of `stop` and `restart`. */
export const stopFlags = flags<StopFlags>({
  signal: { type: string, short: 's', help: 'Signal to send', completes: signalNames },
  timeout: { type: int, short: 't', help: 'Seconds to wait before killing' },
  time: { type: int, help: 'Seconds to wait before killing', deprecated: 'use --timeout instead' },
})

/** @throws CommandError when both spellings of the timeout are used */
export function stopQuery(flags: StopFlags, changed: (name: keyof StopFlags) => boolean): Query {
  if (changed('time') && changed('timeout')) {
    throw new CommandError('conflicting options: cannot specify both --timeout and --time')
  }
  const seconds = changed('time') ? flags.time : changed('timeout') ? flags.timeout : undefined
  return { signal: flags.signal || undefined, t: seconds }
}
