import type { EventMessage } from './types/event'

/** An event as the API sends it: JSON with every digit of `timeNano`, without the newline. */
export function formatEventLine(event: EventMessage): string {
  const { timeNano, ...rest } = event
  return `${JSON.stringify(rest).slice(0, -1)},"timeNano":${timeNano}}`
}

/** The inverse of {@link formatEventLine}. */
export function parseEventLine(line: string): EventMessage {
  const digits = /"timeNano":(\d+)\}\s*$/.exec(line)?.[1] ?? '0'
  return { ...JSON.parse(line), timeNano: BigInt(digits) }
}
