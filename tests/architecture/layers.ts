/** The layers from the bottom up, a row each. A file may import from its own layer and from rows below. */
export const rows = [
  ['lib/base'],
  ['lib/linux/vfs'],
  ['lib/linux/net'],
  ['lib/linux/kernel'],
  ['lib/linux/archive'],
  ['lib/linux/shell'],
  ['lib/linux/programs'],
  ['lib/linux/systemd'],
  ['lib/linux/testing'],
  ['lib/docker/api'],
  ['lib/docker/registry'],
  ['lib/docker/engine'],
  ['lib/docker/cli'],
  ['lib/world'],
  ['lib/i18n'],
  ['lib/quiz', 'lib/progress', 'lib/reference', 'lib/classroom'],
  ['lib/course', 'lib/content'],
  ['content'],
  ['content/lessons'],
  ['components'],
  ['app'],
]

export const layers = rows.flat()

/** The layer a file is in: the innermost, as `content/lessons` is in `content`. */
export const layerOf = (file: string) => layers.findLast((layer) => file.startsWith(`${layer}/`))

const height = (layer: string) => rows.findIndex((row) => row.includes(layer))

/** World runs the machines, and content says what they are made of: files, programs, images. */
const mayReachIn = (layer: string) => layer === 'content' || height(layer) <= height('lib/world')

const isMachinery = (layer: string) => /^lib\/(linux|docker)\//.test(layer)

/** The kernel's words, which file systems and networks speak too, as C code below the kernel includes its headers. */
const words = ['capabilities', 'credentials', 'errno', 'open-file', 'wait-queue'].map(
  (name) => `lib/linux/kernel/${name}`,
)

/** Whether file systems or networks import only what the kernel calls things, not what it does. */
const speaksOfKernel = (from: string, target: string, typeOnly: boolean) =>
  ['lib/linux/vfs', 'lib/linux/net'].includes(from) &&
  layerOf(target) === 'lib/linux/kernel' &&
  (typeOnly || words.includes(target))

/** Why files of a layer may not import a file, or undefined when they may. */
export function objection(from: string, target: string, typeOnly: boolean): string | undefined {
  const to = layerOf(target)
  if (to === undefined || from === to || speaksOfKernel(from, target, typeOnly)) return undefined
  if (height(to) >= height(from)) return 'imports only go down'
  if (from === 'lib/docker/cli' && to === 'lib/docker/engine')
    return 'the CLI knows the engine only through the API'
  if (isMachinery(to) && !typeOnly && !mayReachIn(from)) return 'only world reaches into linux and docker'
  return undefined
}
