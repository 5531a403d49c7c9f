import type { Program } from '../../linux/kernel/program'
import { executable, file, symlink, type TreeDescription } from '../../linux/vfs/tree'
import { containerd } from './containerd'
import { dockerInit } from './docker-init'
import { dockerProxy } from './docker-proxy'
import { type DockerHost, dockerdProgram } from './dockerd'
import { containerdShim } from './runtime/shim'

/** The programs of a machine with Docker, the `docker` command apart. */
export function dockerPrograms(host: DockerHost): Readonly<Record<string, Program>> {
  return {
    dockerd: dockerdProgram(host),
    containerd,
    'containerd-shim-runc-v2': containerdShim,
    'docker-proxy': dockerProxy,
    'docker-init': dockerInit,
  }
}

const dockerService = `[Unit]
Description=Docker Application Container Engine
Documentation=https://docs.docker.com
After=network-online.target containerd.service
Requires=containerd.service

[Service]
Type=notify
ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock
Restart=always

[Install]
WantedBy=multi-user.target
`

const containerdService = `[Unit]
Description=containerd container runtime
Documentation=https://containerd.io
After=network.target

[Service]
Type=notify
ExecStart=/usr/bin/containerd
Restart=always

[Install]
WantedBy=multi-user.target
`

/** What docker-ce and containerd.io install, enabled; sizes are those of the amd64 packages. */
export const dockerTree: TreeDescription = {
  '/usr/bin/dockerd': executable('dockerd', 79_126_144),
  '/usr/bin/containerd': executable('containerd', 41_463_872),
  '/usr/bin/containerd-shim-runc-v2': executable('containerd-shim-runc-v2', 14_569_488),
  '/usr/sbin/docker-proxy': executable('docker-proxy', 2_203_832),
  '/usr/bin/docker-init': executable('docker-init', 708_456),
  '/usr/lib/systemd/system/docker.service': file(dockerService),
  '/usr/lib/systemd/system/containerd.service': file(containerdService),
  '/etc/systemd/system/multi-user.target.wants/docker.service': symlink(
    '/usr/lib/systemd/system/docker.service',
  ),
  '/etc/systemd/system/multi-user.target.wants/containerd.service': symlink(
    '/usr/lib/systemd/system/containerd.service',
  ),
}
