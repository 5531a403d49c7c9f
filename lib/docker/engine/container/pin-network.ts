import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { mkdirAll, writeFile } from '../files'
import { hasOwnNetwork } from '../network/container-network'
import { dirname } from '../path'
import type { Container } from './container'

/** Binds the container's network namespace to a file, where `nsenter --net` and `ip netns` can find it (libnetwork SetKey). */
export function* pinNetwork({ sys }: Engine, container: Container, pid: number): Blocking<void> {
  const { sandbox } = container
  if (!sandbox || !hasOwnNetwork(container)) return
  mkdirAll(sys, dirname(sandbox.key))
  yield* writeFile(sys, sandbox.key, '', 0o444)
  sys.mount({ source: `/proc/${pid}/ns/net`, target: sandbox.key, bind: true })
  container.pinnedNetwork = sandbox.key
}

export function unpinNetwork({ sys }: Engine, container: Container): void {
  const key = container.pinnedNetwork
  if (key === undefined) return
  container.pinnedNetwork = undefined
  try {
    sys.umount(key, { detach: true })
    sys.unlink(key)
  } catch (error) {
    if (!isErrno(error, 'EINVAL', 'ENOENT')) throw error
  }
}
