import type { Realtime } from '../../../base/clock'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ContainerStatus } from '../../api/types/container'
import type { ContainerConfig } from '../../api/types/container-config'
import type { HostConfig } from '../../api/types/host-config'
import type { EndpointSettings } from '../../api/types/network'
import { Condition } from '../condition'
import type { Health } from '../health/health'
import type { MountLayer } from '../layer/layer-store'
import { Mutex } from '../mutex'
import type { Publication } from '../network/published-ports'
import type { Sandbox } from '../network/sandbox'
import type { Task } from '../runtime/task'
import type { Exec } from './exec'
import type { Link } from './links'
import type { ContainerMount } from './mounts'
import { OutputStreams } from './output-streams'
import { RestartBackoff } from './restart-backoff'
import { StdinBuffer } from './stdin-buffer'

/** What a container is doing. */
export type RunState =
  | { readonly status: 'created' }
  | { readonly status: 'running'; readonly task: Task; readonly paused: boolean }
  | { readonly status: 'restarting' }
  | { readonly status: 'exited' }
  | { readonly status: 'dead' }

/** What it is made from; never changes, `docker update` and links apart. */
export interface ContainerInit {
  readonly id: string
  readonly name: string
  readonly created: Realtime
  readonly imageId: string
  readonly path: string
  readonly args: readonly string[]
  readonly config: ContainerConfig
  readonly hostConfig: HostConfig
  readonly layer: MountLayer
}

/** A container as dockerd knows it. */
export class Container {
  readonly id: string
  /** without the slash the API puts in front */
  name: string
  readonly created: Realtime
  readonly imageId: string
  readonly path: string
  readonly args: readonly string[]
  readonly config: ContainerConfig
  hostConfig: HostConfig
  readonly layer: MountLayer

  state: RunState = { status: 'created' }
  startedAt: Realtime | undefined
  finishedAt: Realtime | undefined
  exitCode = 0
  /** why the last start or stop failed */
  error = ''
  oomKilled = false
  restartCount = 0
  isBeingRemoved = false
  isRemoved = false
  hasBeenManuallyStopped = false
  hasBeenManuallyRestarted = false

  /** by destination */
  readonly mounts = new Map<string, ContainerMount>()
  /** by network name, in the order of connection */
  readonly endpoints = new Map<string, EndpointSettings>()
  links: readonly Link[] = []
  /** those that have linked themselves to it */
  readonly linkedBy = new Set<Container>()
  sandbox: Sandbox | undefined
  /** the file its network namespace is bound to */
  pinnedNetwork: string | undefined
  /** the directory with /etc/hosts and its like, when they are another container's */
  networkFilesOf: string | undefined
  /** its host ports while it runs */
  publications: readonly Publication[] = []
  readonly execs = new Map<string, Exec>()
  /** since its first start, when it has a health check */
  health: Health | undefined

  /** held by whoever starts, stops or changes it */
  readonly mutex: Mutex
  /** told of every change of state */
  readonly changed: Condition
  readonly output: OutputStreams
  /** told when its log has grown or a run has ended */
  readonly logged: Condition
  /** lines logged since dockerd knows it */
  logEntries = 0
  stdin: StdinBuffer
  readonly backoff = new RestartBackoff()
  /** how often it has stopped, and how the last time; `docker wait` compares */
  exits = 0
  lastExit: { readonly code: number; readonly error: string } = { code: 0, error: '' }

  constructor(
    private readonly sys: Syscalls,
    init: ContainerInit,
  ) {
    this.id = init.id
    this.name = init.name
    this.created = init.created
    this.imageId = init.imageId
    this.path = init.path
    this.args = init.args
    this.config = init.config
    this.hostConfig = init.hostConfig
    this.layer = init.layer
    this.mutex = new Mutex(sys)
    this.changed = new Condition(sys)
    this.output = new OutputStreams(sys)
    this.logged = new Condition(sys)
    this.stdin = new StdinBuffer(sys)
  }

  /** The directory of its own under /var/lib/docker/containers. */
  get directory(): string {
    return `/var/lib/docker/containers/${this.id}`
  }

  get logPath(): string {
    return this.hostConfig.LogConfig.Type === 'json-file' ? `${this.directory}/${this.id}-json.log` : ''
  }

  /** Running in Docker's sense: paused and restarting count. */
  get isRunning(): boolean {
    return this.state.status === 'running' || this.state.status === 'restarting'
  }

  get isPaused(): boolean {
    return this.state.status === 'running' && this.state.paused
  }

  get task(): Task | undefined {
    return this.state.status === 'running' ? this.state.task : undefined
  }

  get pid(): number {
    return this.task?.pid ?? 0
  }

  get status(): ContainerStatus {
    if (this.isPaused) return 'paused'
    if (this.isRunning) return this.state.status
    return this.isBeingRemoved ? 'removing' : this.state.status
  }

  /** Waits for whoever is changing it: what has just ended is only then seen to be stopped. */
  settled(): Blocking<void> {
    return this.mutex.hold(function* () {})
  }

  /** Forgets unread input: each run begins with fresh standard streams. */
  resetStreams(): void {
    this.stdin = new StdinBuffer(this.sys)
  }
}
