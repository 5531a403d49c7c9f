import type { PortMap } from '../../api/types/host-config'

/** A container's network stack while it runs. */
export interface Sandbox {
  readonly id: string
  /** where its network namespace is pinned: `/var/run/docker/netns/…` */
  readonly key: string
  /** what is published, as inspect shows it */
  ports: PortMap
  /** where the name server at 127.0.0.11 listens */
  dnsSocket?: number
  dnsListener?: number
}
