export interface EndpointIpamConfig {
  IPv4Address?: string
  IPv6Address?: string
  LinkLocalIPs?: string[]
}

/** One container's place in one network (`NetworkSettings.Networks[name]`). */
export interface EndpointSettings {
  IPAMConfig: EndpointIpamConfig | null
  Links: string[] | null
  Aliases: string[] | null
  MacAddress: string
  DriverOpts: Record<string, string> | null
  GwPriority: number
  NetworkID: string
  EndpointID: string
  Gateway: string
  IPAddress: string
  IPPrefixLen: number
  IPv6Gateway: string
  GlobalIPv6Address: string
  GlobalIPv6PrefixLen: number
  DNSNames: string[] | null
}

export interface IpamPool {
  Subnet?: string
  IPRange?: string
  Gateway?: string
  AuxiliaryAddresses?: Record<string, string>
}

export interface Ipam {
  Driver: string
  Options: Record<string, string> | null
  Config: IpamPool[] | null
}

export interface EndpointResource {
  Name: string
  EndpointID: string
  MacAddress: string
  /** with prefix length, as `172.17.0.2/16` */
  IPv4Address: string
  IPv6Address: string
}

/** `GET /networks/{id}`; the list has the same shape with empty `Containers`. */
export interface NetworkInspect {
  Name: string
  Id: string
  Created: string
  Scope: string
  Driver: string
  EnableIPv4: boolean
  EnableIPv6: boolean
  IPAM: Ipam
  Internal: boolean
  Attachable: boolean
  Ingress: boolean
  ConfigFrom: { Network: string }
  ConfigOnly: boolean
  Containers: Record<string, EndpointResource>
  Options: Record<string, string> | null
  Labels: Record<string, string> | null
}

export interface NetworkCreateRequest {
  Name: string
  Driver?: string
  Scope?: string
  EnableIPv4?: boolean
  EnableIPv6?: boolean
  IPAM?: Partial<Ipam> | null
  Internal?: boolean
  Attachable?: boolean
  Ingress?: boolean
  ConfigOnly?: boolean
  ConfigFrom?: { Network: string } | null
  Options?: Record<string, string> | null
  Labels?: Record<string, string> | null
}

export interface NetworkCreateResponse {
  Id: string
  Warning: string
}

export interface NetworkConnectRequest {
  Container: string
  EndpointConfig?: Partial<EndpointSettings> | null
}

export interface NetworkDisconnectRequest {
  Container: string
  Force?: boolean
}

export interface NetworkPruneReport {
  NetworksDeleted: string[] | null
}
