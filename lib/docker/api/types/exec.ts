export interface ExecCreateRequest {
  User?: string
  Privileged?: boolean
  Tty?: boolean
  /** height, width */
  ConsoleSize?: [number, number] | null
  AttachStdin?: boolean
  AttachStderr?: boolean
  AttachStdout?: boolean
  Detach?: boolean
  DetachKeys?: string
  Env?: string[] | null
  WorkingDir?: string
  Cmd?: string[] | null
}

export interface ExecCreateResponse {
  Id: string
}

export interface ExecStartRequest {
  Detach?: boolean
  Tty?: boolean
  /** height, width */
  ConsoleSize?: [number, number] | null
}

/** `GET /exec/{id}/json` (moby backend.ExecInspect field order). */
export interface ExecInspect {
  ID: string
  Running: boolean
  /** null until it has ended */
  ExitCode: number | null
  ProcessConfig: {
    tty: boolean
    entrypoint: string
    arguments: string[]
    privileged: boolean
    user?: string
  }
  OpenStdin: boolean
  OpenStderr: boolean
  OpenStdout: boolean
  CanRemove: boolean
  ContainerID: string
  DetachKeys: string
  Pid: number
}
