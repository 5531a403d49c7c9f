/** Rows of /etc/services and /etc/protocols that programs look up by name or number. */
const services: readonly (readonly [name: string, port: number, protocols: string, alias?: string])[] = [
  ['echo', 7, 'tcp udp'],
  ['discard', 9, 'tcp udp'],
  ['ftp', 21, 'tcp'],
  ['ssh', 22, 'tcp'],
  ['telnet', 23, 'tcp'],
  ['smtp', 25, 'tcp', 'mail'],
  ['domain', 53, 'tcp udp'],
  ['bootps', 67, 'udp'],
  ['bootpc', 68, 'udp'],
  ['tftp', 69, 'udp'],
  ['http', 80, 'tcp', 'www'],
  ['kerberos', 88, 'tcp udp'],
  ['pop3', 110, 'tcp'],
  ['sunrpc', 111, 'tcp udp', 'portmapper'],
  ['ntp', 123, 'udp'],
  ['imap2', 143, 'tcp', 'imap'],
  ['snmp', 161, 'tcp udp'],
  ['ldap', 389, 'tcp udp'],
  ['https', 443, 'tcp udp'],
  ['submission', 587, 'tcp'],
  ['ldaps', 636, 'tcp udp'],
  ['imaps', 993, 'tcp'],
  ['socks', 1080, 'tcp'],
  ['ms-sql-s', 1433, 'tcp'],
  ['nfs', 2049, 'tcp udp'],
  ['mysql', 3306, 'tcp'],
  ['postgresql', 5432, 'tcp', 'postgres'],
  ['amqp', 5672, 'tcp udp sctp'],
  ['redis', 6379, 'tcp'],
  ['http-alt', 8080, 'tcp udp', 'webcache'],
  ['git', 9418, 'tcp'],
]

export const protocolNumbers: Readonly<Record<string, number>> = {
  ip: 0,
  icmp: 1,
  igmp: 2,
  tcp: 6,
  udp: 17,
  gre: 47,
  esp: 50,
  ah: 51,
  ospf: 89,
  sctp: 132,
  udplite: 136,
}

export interface Service {
  readonly name: string
  readonly port: number
  readonly protocol: string
  readonly alias: string | undefined
}

/** The service with a name or port; of any protocol when none is given (getservbyname(3)). */
export function findService(key: string | number, protocol?: string): Service | undefined {
  for (const [name, port, protocols, alias] of services) {
    if (key !== name && key !== port && key !== alias) continue
    const known = protocols.split(' ')
    const chosen = protocol === undefined ? known[0] : known.find((each) => each === protocol)
    if (chosen) return { name, port, protocol: chosen, alias }
  }
  return undefined
}

/** A port by number or name; undefined when it is neither. */
export function parsePort(text: string, protocol?: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= 65_535 ? Number(text) : undefined
  return findService(text, protocol)?.port
}
