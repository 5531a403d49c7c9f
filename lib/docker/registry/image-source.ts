import type { Program } from '../../linux/kernel/program'
import type { TreeDescription } from '../../linux/vfs/tree'
import type { HealthConfig } from '../api/types/container-config'

/** The `config` part of an image: what its containers run when nothing else is said (OCI image-spec). */
export interface ImageConfig {
  readonly User?: string
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>
  readonly Env?: readonly string[]
  readonly Entrypoint?: readonly string[]
  readonly Cmd?: readonly string[]
  readonly Volumes?: Readonly<Record<string, Record<string, never>>>
  readonly WorkingDir?: string
  readonly Labels?: Readonly<Record<string, string>>
  readonly StopSignal?: string
  readonly Healthcheck?: HealthConfig
  readonly OnBuild?: readonly string[]
  readonly Shell?: readonly string[]
}

/** One step of an image's history; with files it is a layer, without it only says something about the image. */
export interface BuildStep {
  /** CREATED BY of `docker history` */
  readonly createdBy: string
  readonly comment?: string
  /** RFC 3339; the image's own time when left out */
  readonly created?: string
  readonly files?: () => TreeDescription | readonly TreeDescription[]
  /** bytes of the layer's packed blob; a share of its size when left out */
  readonly packedSize?: number
  /** what the step changes of the configuration; read only of images that were built where they are */
  readonly config?: ImageConfig
}

/** What an author describes an image by. */
export interface ImageSource {
  /** RFC 3339 */
  readonly created: string
  readonly author?: string
  readonly config: ImageConfig
  /** oldest first; steps shared by two images are one array element shared by reference or equal in content */
  readonly steps: readonly BuildStep[]
  /** built step by step on the machine that has it, by the classic builder, so that each step left an image */
  readonly isBuiltHere?: boolean
}

/** What `docker search` tells about a repository. */
export interface RepositoryListing {
  /** `library/nginx`, `student/webapp` */
  readonly path: string
  readonly description: string
  readonly stars: number
}

/** A repository of the simulated hub: what `docker pull` finds. */
export interface RepositorySource {
  readonly path: string
  readonly tags: Readonly<Record<string, ImageSource>>
  /** programs only these images have, by the key in their executables */
  readonly programs?: Readonly<Record<string, Program>>
}
