/** Where systemd listens for systemctl, for READY=1 of services (sd_notify(3)) and for syslog messages. */
export const CONTROL_SOCKET = '/run/systemd/private'
export const NOTIFY_SOCKET = '/run/systemd/notify'
export const SYSLOG_SOCKET = '/dev/log'

/** The journal: a JSON object a line. */
export const JOURNAL = '/run/log/journal/system.journal'

/** Where unit files are looked for, in order (systemd.unit(5)). */
export const UNIT_PATH = ['/etc/systemd/system', '/run/systemd/system', '/lib/systemd/system'] as const

export type ActiveState = 'inactive' | 'activating' | 'active' | 'deactivating' | 'failed'

/** How a service's main process ended. */
export interface ProcessEnd {
  readonly pid: number
  readonly code: 'exited' | 'killed'
  /** a number, or a signal's number */
  readonly status: number
}

/** A unit as `systemctl show` would tell of it. */
export interface UnitStatus {
  readonly name: string
  readonly active: ActiveState
  /** dead, start, running, exited, failed, auto-restart, stop-sigterm */
  readonly sub: string
  readonly result: string
  readonly mainPid: number
  /** seconds since 1970 of the last change of `active` */
  readonly since: number
  /** seconds it was active until it last stopped */
  readonly duration?: number
  readonly end?: ProcessEnd
}

export interface ControlRequest {
  readonly verb:
    | 'start'
    | 'stop'
    | 'restart'
    | 'reload'
    | 'kill'
    | 'status'
    | 'list'
    | 'daemon-reload'
    | 'reset-failed'
  readonly unit?: string
  readonly signal?: string
}

export type ControlReply =
  | { readonly ok: true; readonly units?: readonly UnitStatus[] }
  | {
      readonly ok: false
      readonly reason:
        | 'not-found'
        | 'failed'
        | 'exit-code'
        | 'signal'
        | 'timeout'
        | 'masked'
        | 'no-reload'
        | 'exec'
    }

/** A line of the journal. */
export interface JournalEntry {
  /** seconds since 1970 */
  readonly time: number
  readonly identifier: string
  readonly pid: number
  readonly message: string
  /** 0 emergency to 7 debug (syslog(3)) */
  readonly priority: number
  readonly unit?: string
}
