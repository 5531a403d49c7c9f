import type { Program } from '../../linux/kernel/program'
import type { PackageFiles } from '../../linux/programs/packages/package-files'
import { containerd } from './containerd'
import { type DockerHost, dockerdProgram } from './dockerd'

/** The programs that run on a machine with Docker from its start; see runtime-programs.ts for those that come with containers. */
export function dockerPrograms(host: DockerHost): Readonly<Record<string, Program>> {
  return {
    dockerd: dockerdProgram(host),
    containerd,
  }
}

/** What docker-ce and containerd.io install; sizes are those of the amd64 packages. */
export const dockerPackage: PackageFiles = {
  '/usr/bin/docker': { program: 'docker', size: 42_583_272 },
  '/usr/libexec/docker/cli-plugins/docker-buildx': { program: 'docker-buildx', size: 75_673_752 },
  '/usr/bin/dockerd': { program: 'dockerd', size: 79_126_144 },
  '/usr/bin/containerd': { program: 'containerd', size: 41_463_872 },
  '/usr/bin/containerd-shim-runc-v2': { program: 'containerd-shim-runc-v2', size: 14_569_488 },
  '/usr/sbin/docker-proxy': { program: 'docker-proxy', size: 2_203_832 },
  '/usr/bin/docker-init': { program: 'docker-init', size: 708_456 },
}
