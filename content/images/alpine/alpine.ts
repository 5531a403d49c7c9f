import type { BuildStep, RepositorySource } from '@/lib/docker/registry/image-source'
import { alpineRootfs } from './rootfs'

const created = '2025-07-15T11:31:29Z'

/** The steps of Alpine 3.22, with which other images begin. */
export const alpineSteps: readonly BuildStep[] = [
  {
    createdBy: 'ADD alpine-minirootfs-3.22.1-x86_64.tar.gz / # buildkit',
    comment: 'buildkit.dockerfile.v0',
    created,
    files: alpineRootfs,
  },
  { createdBy: 'CMD ["/bin/sh"]', comment: 'buildkit.dockerfile.v0', created },
]

const image = {
  created,
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['/bin/sh'],
    WorkingDir: '/',
  },
  steps: alpineSteps,
}

/** Alpine Linux: a small distribution on musl and BusyBox. */
export const alpine: RepositorySource = {
  path: 'library/alpine',
  tags: { latest: image, '3': image, '3.22': image, '3.22.1': image },
}
