import type { RestartPolicy, RestartPolicyName } from '../../api/types/host-config'
import { parseDecimal } from '../go/parse-number'
import { cut } from './cut'

/** `on-failure:3`; the daemon judges the name. @throws Error worded as the client's */
export function parseRestartPolicy(text: string): RestartPolicy {
  const [name, count, found] = cut(text, ':')
  if (found && name === '') throw new Error('invalid restart policy format: no policy provided before colon')
  return { Name: name as RestartPolicyName, MaximumRetryCount: count === '' ? 0 : retries(count) }
}

function retries(text: string): number {
  try {
    return parseDecimal(text)
  } catch {
    throw new Error('invalid restart policy format: maximum retry count must be an integer')
  }
}
