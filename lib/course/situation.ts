import type { ContainerInspect } from '../docker/api/types/container'
import type { EventMessage } from '../docker/api/types/event'
import type { ImageInspect } from '../docker/api/types/image'
import type { NetworkInspect } from '../docker/api/types/network'
import type { Volume } from '../docker/api/types/volume'
import type { NamespaceType } from '../linux/kernel/namespace'

/** What goals may know of a world: plain facts, in the shapes in which Docker itself tells them. */
export interface Situation {
  readonly containers: readonly ContainerInspect[]
  readonly images: readonly ImageInspect[]
  readonly networks: readonly NetworkInspect[]
  readonly volumes: readonly Volume[]
  /** Everything the engine has reported, oldest first. */
  readonly events: readonly EventMessage[]
  /** The text of a file as a process sees it, by its host number; the host's own file without one. Undefined when there is none. */
  readFile(path: string, process?: number): string | undefined
  /** The inode number of a process's namespace; `host` is process 1. Undefined when there is no such process. */
  namespace(process: number | 'host', type: NamespaceType): number | undefined
  /** Name and numbers of a process from the outermost pid namespace to its own, by its host number. */
  process(pid: number): { readonly comm: string; readonly numbers: readonly number[] } | undefined
  /** The number of the learner's command that ran at a time (RFC 3339); undefined for what no command did. */
  commandAt(time: string): number | undefined
}
