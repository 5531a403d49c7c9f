/** A step of a build by BuildKit, told again whenever it changes; times in nanoseconds of the engine's clock. */
export interface BuildVertex {
  digest: string
  name: string
  started?: number
  completed?: number
  cached?: boolean
  error?: string
}

/** A part of a step that has a line of its own: `transferring context: 47B`. */
export interface BuildVertexStatus {
  vertex: string
  text: string
  started: number
  completed: number
}

export interface BuildVertexLog {
  vertex: string
  data: string
  time: number
}

/** What the Dockerfile checks say. */
export interface BuildWarning {
  vertex: string
  /** `RuleName: explanation (line 3)` */
  text: string
}

/** What `POST /build?version=2` reports under the id `moby.buildkit.trace`. */
export interface BuildStatus {
  vertexes?: BuildVertex[]
  statuses?: BuildVertexStatus[]
  logs?: BuildVertexLog[]
  warnings?: BuildWarning[]
}

export const BUILD_TRACE = 'moby.buildkit.trace'
/** The lines of the Dockerfile that a failure is about, as the client shows them. */
export const BUILD_SOURCE = 'moby.buildkit.source'
/** The finished image. */
export const BUILD_IMAGE = 'moby.image.id'
/** An exported file system: a tar archive in base64. */
export const BUILD_FILES = 'moby.buildkit.files'
