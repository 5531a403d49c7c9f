import { directory } from '@/lib/linux/vfs/tree'
import type { Scenario } from '@/lib/world/scenario'
import { dockerUnits } from '../units'

/** The lab in which the sessions of real docker were recorded, as every one of them began. */
export const oracle: Scenario = {
  name: 'oracle',
  hostname: 'dockerhost',
  // six minutes after the lab's images were made
  epochSeconds: 1_795_191_570,
  packages: [
    'apache2-utils',
    'apt',
    'bash',
    'bind9-host',
    'bsdutils',
    'busybox-static',
    'bzip2',
    'coreutils',
    'curl',
    'dash',
    'debianutils',
    'diffutils',
    'dpkg',
    'file',
    'findutils',
    'git',
    'grep',
    'gzip',
    'hostname',
    'bridge-utils',
    'iproute2',
    'iptables',
    'iputils-ping',
    'jq',
    'libc-bin',
    'login',
    'mawk',
    'mount',
    'ncurses-bin',
    'openssl',
    'passwd',
    'procps',
    'psmisc',
    'python3',
    'sed',
    'strace',
    'systemd',
    'strace',
    'sysvinit-utils',
    'tar',
    'tree',
    'util-linux',
    'xz-utils',
  ],
  // The lab's name server knows the hub and the registry; there was nothing else to reach.
  internet: {
    hosts: [],
    records: [
      ...['docker.io', 'registry-1.docker.io', 'auth.docker.io', 'index.docker.io'].map(
        (name) => ({ name, type: 'A', ttl: 0, data: '192.168.56.1' }) as const,
      ),
      { name: 'registry.lab', type: 'A', ttl: 0, data: '192.168.56.10' },
    ],
  },
  images: ['busybox:latest', 'debian:12', 'web:1', 'registry:2'],
  cwd: '/root/work',
  files: {
    ...dockerUnits,
    '/etc/hosts': '127.0.0.1\tlocalhost\n192.168.56.10\tdockerhost\n',
    '/root/work': directory(),
  },
  hasDocker: true,
}
