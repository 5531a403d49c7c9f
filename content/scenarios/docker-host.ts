import type { Scenario } from '@/lib/world/scenario'
import { dockerUnits } from './units'

/** A Debian server with Docker, with the images the first lessons use already pulled. */
export const dockerHost: Scenario = {
  name: 'docker-host',
  hostname: 'quay',
  epochSeconds: 1_795_168_800,
  packages: [
    'apt',
    'bash',
    'coreutils',
    'curl',
    'dash',
    'diffutils',
    'dpkg',
    'findutils',
    'grep',
    'gzip',
    'hostname',
    'iproute2',
    'iptables',
    'iputils-ping',
    'iputils-tracepath',
    'less',
    'mount',
    'nano',
    'procps',
    'strace',
    'systemd',
    'tar',
    'util-linux',
    'vim-tiny',
  ],
  images: ['nginx:alpine', 'alpine:latest'],
  cwd: '/root',
  files: dockerUnits,
  hasDocker: true,
}
