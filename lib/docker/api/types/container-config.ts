/** The health check of an image or container; durations in nanoseconds. */
export interface HealthConfig {
  /** `[]` inherits, `["NONE"]` disables, `["CMD", …]` and `["CMD-SHELL", command]` run */
  Test?: string[]
  Interval?: number
  Timeout?: number
  StartPeriod?: number
  StartInterval?: number
  Retries?: number
}

/** What a container runs, independent of its host (Engine API `ContainerConfig`, Go field order). */
export interface ContainerConfig {
  Hostname: string
  Domainname: string
  User: string
  AttachStdin: boolean
  AttachStdout: boolean
  AttachStderr: boolean
  /** keys as `80/tcp` */
  ExposedPorts?: Record<string, Record<string, never>>
  Tty: boolean
  OpenStdin: boolean
  StdinOnce: boolean
  Env: string[] | null
  Cmd: string[] | null
  Healthcheck?: HealthConfig
  ArgsEscaped?: boolean
  Image: string
  Volumes: Record<string, Record<string, never>> | null
  WorkingDir: string
  Entrypoint: string[] | null
  NetworkDisabled?: boolean
  MacAddress?: string
  OnBuild: string[] | null
  Labels: Record<string, string> | null
  StopSignal?: string
  /** seconds */
  StopTimeout?: number
  Shell?: string[]
}
