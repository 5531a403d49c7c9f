import type { BuildStep, ImageConfig, ImageSource } from '@/lib/docker/registry/image-source'
import { file, type TreeDescription } from '@/lib/linux/vfs/tree'

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** A step that makes a layer: files that matter here, and one that stands for all others, so that the layer is as large as the real one. */
export interface LayerLine {
  readonly by: string
  readonly bytes?: number
  readonly files?: TreeDescription
}

export interface Official {
  /** RFC 3339 */
  readonly created: string
  readonly base: readonly BuildStep[]
  /** what `docker history` shows after the base, oldest first; a text alone is a step without files */
  readonly lines: readonly (string | LayerLine)[]
  readonly config: ImageConfig
  /** in front of the usual PATH */
  readonly path?: string
}

/** An official image: its base, its steps and its configuration. */
export function official({ created, base, lines, config, path }: Official): ImageSource {
  const Env = [`PATH=${path === undefined ? '' : `${path}:`}${PATH}`, ...(config.Env ?? [])]
  return {
    created,
    config: { ...config, Env },
    steps: [...base, ...lines.map((line, index) => step(line, index, created))],
  }
}

function step(line: string | LayerLine, index: number, created: string): BuildStep {
  const comment = 'buildkit.dockerfile.v0'
  if (typeof line === 'string') return { createdBy: line, comment, created }
  const { by, bytes = 0, files = {} } = line
  return {
    createdBy: `${by} # buildkit`,
    comment,
    created,
    files: () => (bytes > 0 ? { ...files, [`/usr/share/layer-${index}`]: file('', { size: bytes }) } : files),
  }
}

/** An executable script of an image. */
export function script(text: string): ReturnType<typeof file> {
  return file(text, { mode: 0o755 })
}

/** The lines of /etc/passwd and /etc/group with one user more. */
export function withUser(name: string, id: number, home: string): TreeDescription {
  return {
    '/etc/passwd': `root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n${name}:x:${id}:${id}::${home}:/bin/sh\n`,
    '/etc/group': `root:x:0:\ndaemon:x:1:\ntty:x:5:\nwww-data:x:33:\nnogroup:x:65534:\n${name}:x:${id}:\n`,
  }
}
