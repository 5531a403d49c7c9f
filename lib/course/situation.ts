import type { NamespaceType } from '../linux/kernel/namespace'

/** A container, as goals see it. */
export interface ContainerFacts {
  readonly id: string
  readonly name: string
  /** as it was asked for: `nginx`, `nginx:alpine` */
  readonly image: string
  readonly status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'
  readonly exitCode: number
  /** host number of its process 1; 0 when it has none */
  readonly pid: number
}

/** What goals may know of a world: plain facts, so that they can be checked anywhere. */
export interface Situation {
  readonly containers: readonly ContainerFacts[]
  /** The text of a file on the host; undefined when there is none. */
  readFile(path: string): string | undefined
  /** The inode number of a process's namespace; `host` is process 1. Undefined when there is no such process. */
  namespace(process: number | 'host', type: NamespaceType): number | undefined
  /** Name and numbers of a process from the outermost pid namespace to its own, by its host number. */
  process(pid: number): { readonly comm: string; readonly numbers: readonly number[] } | undefined
}
