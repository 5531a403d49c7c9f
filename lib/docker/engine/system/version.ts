import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Version } from '../../api/types/system'
import { API_VERSION, MIN_API_VERSION } from '../../api/versions'
import { product } from './product'

/** `GET /version`. */
export function describeVersion(sys: Syscalls): Version {
  const { version, gitCommit, goVersion, buildTime, containerd, runc, init } = product
  const kernel = sys.uname().release
  const component = (Name: string, { version: Version, commit }: { version: string; commit: string }) => ({
    Name,
    Version,
    Details: { GitCommit: commit },
  })
  return {
    Platform: { Name: product.platform },
    Components: [
      {
        Name: 'Engine',
        Version: version,
        Details: {
          ApiVersion: API_VERSION,
          Arch: 'amd64',
          BuildTime: buildTime,
          Experimental: 'false',
          GitCommit: gitCommit,
          GoVersion: goVersion,
          KernelVersion: kernel,
          MinAPIVersion: MIN_API_VERSION,
          Os: 'linux',
        },
      },
      component('containerd', containerd),
      component('runc', runc),
      component('docker-init', init),
    ],
    Version: version,
    ApiVersion: API_VERSION,
    MinAPIVersion: MIN_API_VERSION,
    GitCommit: gitCommit,
    GoVersion: goVersion,
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: kernel,
    BuildTime: buildTime,
  }
}
