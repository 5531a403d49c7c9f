import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Container } from '../container/container'
import { userMounts } from '../container/user-mounts'
import type { Engine } from '../engine'
import { mountOci } from '../runtime/mount-oci'

/**
 * Does something where a container's files are the root: in a process with a mount namespace of its own, so that the
 * container need not run and nothing is left behind (moby containerfs). Volumes are there when asked for.
 */
export function* inContainerFiles(
  engine: Engine,
  container: Container,
  { volumes }: { readonly volumes: boolean },
  work: (inside: Syscalls) => Blocking<void>,
  meanwhile: () => Blocking<void> = function* () {},
): Blocking<void> {
  const { sys, layerStore } = engine
  const isMounted = container.task !== undefined
  const root = isMounted ? layerStore.mountPoint(container.layer) : layerStore.mount(container.layer)
  let failure: unknown
  try {
    const child = sys.clone(
      function* ({ sys: inside }) {
        try {
          inside.mount({ source: '', target: '/', propagation: 'slave', recursive: true })
          if (volumes) for (const mount of userMounts(container)) yield* bindVolume(inside, root, mount)
          inside.chroot(root)
          inside.chdir('/')
          yield* work(inside)
        } catch (error) {
          failure = error
        }
        return 0
      },
      ['CLONE_NEWNS'],
    )
    try {
      yield* meanwhile()
    } finally {
      yield* sys.wait4(child)
    }
  } finally {
    if (!isMounted) layerStore.unmount(container.layer)
  }
  if (failure !== undefined) throw failure
}

/** A tmpfs is empty for everybody but the container itself. */
function* bindVolume(sys: Syscalls, root: string, mount: Parameters<typeof mountOci>[2]): Blocking<void> {
  if (mount.type === 'bind') yield* mountOci(sys, root, mount)
}
