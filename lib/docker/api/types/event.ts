export type EventType =
  | 'builder'
  | 'config'
  | 'container'
  | 'daemon'
  | 'image'
  | 'network'
  | 'node'
  | 'plugin'
  | 'secret'
  | 'service'
  | 'volume'

/** One line of `GET /events`. */
export interface EventMessage {
  /** deprecated trio, sent for container and image events only */
  status?: string
  id?: string
  from?: string
  Type: EventType
  Action: string
  Actor: { ID: string; Attributes: Record<string, string> }
  scope: 'local' | 'swarm'
  /** seconds */
  time: number
  /** since 1970; beyond what a number holds exactly (see event-line.ts) */
  timeNano: bigint
}
