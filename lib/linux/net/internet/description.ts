import type { DnsRecord } from '../dns-message'

/** What a web server says at one path. */
export interface Page {
  readonly status: number
  readonly type?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A machine somewhere outside. */
export interface InternetHost {
  readonly address: string
  /** names that lead to it */
  readonly names: readonly string[]
  /** milliseconds to it and back */
  readonly distance: number
  /** its web server, by path; `*` for every other path; none: nothing listens on ports 80 and 443 */
  readonly web?: Readonly<Record<string, Page>>
  /** its web server speaks TLS only, on 443 */
  readonly isSecureOnly?: boolean
  /** answers DNS queries */
  readonly isNameServer?: boolean
}

/** What lies behind a machine's default gateway. */
export interface InternetDescription {
  readonly hosts: readonly InternetHost[]
  /** records beside the addresses of hosts */
  readonly records?: readonly DnsRecord[]
}
