import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { copyTree } from '../copy-tree'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { mkdirAll } from '../files'
import { scopedPath } from '../runtime/scoped-path'
import { mountVolume, unmountVolume } from '../volume/mount-volume'
import type { LocalVolume } from '../volume/volume-store'
import type { Container } from './container'

/** What create does inside the container's file system: the working directory, and the image's content into new volumes. */
export function* prepareFiles(engine: Engine, container: Container): Blocking<void> {
  const { sys, layerStore } = engine
  const volumes = [...container.mounts.values()].filter(
    ({ type, copiesImage }) => type === 'volume' && copiesImage,
  )
  if (container.config.WorkingDir === '' && volumes.length === 0) return
  const root = layerStore.mount(container.layer)
  try {
    makeWorkingDirectory(engine, container, root)
    for (const { volume, source, destination } of volumes) {
      const place = scopedPath(sys, root, destination)
      if (!volume || !isDirectory(engine, place)) continue
      attach(engine, volume, container)
      if (sys.getdents(source).length === 0) yield* copyTree(sys, place, source)
      unmountVolume(sys, volume, container.id)
    }
  } finally {
    layerStore.unmount(container.layer)
  }
}

function attach({ sys }: Engine, volume: LocalVolume, { id }: Container): void {
  try {
    mountVolume(sys, volume, id)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap('failed to populate volume') : error
  }
}

function isDirectory({ sys }: Engine, path: string): boolean {
  try {
    return sys.stat(path).type === 'directory'
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

function makeWorkingDirectory({ sys }: Engine, { config }: Container, root: string): void {
  if (config.WorkingDir === '') return
  const place = scopedPath(sys, root, config.WorkingDir)
  try {
    mkdirAll(sys, place)
  } catch (error) {
    if (!isErrno(error, 'ENOTDIR', 'EEXIST')) throw error
    throw new EngineError('System', `Cannot mkdir: ${config.WorkingDir} is not a directory`)
  }
}
