/** The resources a process can be limited in (getrlimit(2), without RLIMIT_), in the order of /proc/PID/limits. */
export const resources = [
  'CPU',
  'FSIZE',
  'DATA',
  'STACK',
  'CORE',
  'RSS',
  'NPROC',
  'NOFILE',
  'MEMLOCK',
  'AS',
  'LOCKS',
  'SIGPENDING',
  'MSGQUEUE',
  'NICE',
  'RTPRIO',
  'RTTIME',
] as const

export type Resource = (typeof resources)[number]

/** In the resource's own unit: bytes, seconds, or a count; Infinity is RLIM_INFINITY. */
export interface ResourceLimit {
  readonly soft: number
  readonly hard: number
}

/** Replaced, never changed in place, so that processes can share them. */
export type ResourceLimits = Readonly<Record<Resource, ResourceLimit>>

const NONE = Number.POSITIVE_INFINITY
const unlimited: ResourceLimit = { soft: NONE, hard: NONE }
const both = (value: number): ResourceLimit => ({ soft: value, hard: value })

/** What process 1 begins with on a machine with so many bytes of memory, with Debian's values. */
export function initialLimits(memoryBytes: number): ResourceLimits {
  const processes = both(Math.floor(memoryBytes / 278_575))
  return {
    CPU: unlimited,
    FSIZE: unlimited,
    DATA: unlimited,
    STACK: { soft: 8_388_608, hard: NONE },
    CORE: { soft: 0, hard: NONE },
    RSS: unlimited,
    NPROC: processes,
    NOFILE: { soft: 1024, hard: 1_048_576 },
    MEMLOCK: both(8_388_608),
    AS: unlimited,
    LOCKS: unlimited,
    SIGPENDING: processes,
    MSGQUEUE: both(819_200),
    NICE: both(0),
    RTPRIO: both(0),
    RTTIME: unlimited,
  }
}
