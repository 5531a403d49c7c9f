import type { IcmpMessage } from '../../net/packet'

const UNREACHABLE: Readonly<Record<number, string>> = {
  0: 'Destination Net Unreachable',
  1: 'Destination Host Unreachable',
  2: 'Destination Protocol Unreachable',
  3: 'Destination Port Unreachable',
  9: 'Destination Net Prohibited',
  10: 'Destination Host Prohibited',
  13: 'Packet filtered',
}

/** An ICMP error in ping's words. */
export function errorText({ type, code }: IcmpMessage): string {
  if (type === 'time-exceeded') return 'Time to live exceeded'
  return UNREACHABLE[code] ?? `Dest Unreachable, Bad Code: ${code}`
}
