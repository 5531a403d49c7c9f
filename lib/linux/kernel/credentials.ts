import { type Capability, capabilities } from './capabilities'
import type { UserNamespace } from './namespaces'

/** Who a process is (credentials(7)). Replaced, never changed in place, so processes can share one. */
export interface Credentials {
  readonly uid: number
  readonly euid: number
  readonly suid: number
  readonly gid: number
  readonly egid: number
  readonly sgid: number
  readonly groups: readonly number[]
  readonly permitted: ReadonlySet<Capability>
  readonly effective: ReadonlySet<Capability>
  readonly bounding: ReadonlySet<Capability>
  /** where the capabilities count; the machine's first user namespace when left out */
  readonly userNamespace?: UserNamespace
}

const all: ReadonlySet<Capability> = new Set(capabilities)

export const rootCredentials: Credentials = {
  uid: 0,
  euid: 0,
  suid: 0,
  gid: 0,
  egid: 0,
  sgid: 0,
  groups: [0],
  permitted: all,
  effective: all,
  bounding: all,
}
