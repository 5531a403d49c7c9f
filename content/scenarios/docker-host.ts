import type { Scenario } from '@/lib/world/scenario'
import { dockerUnits } from './units'

/** A Debian server with Docker, and the images the lessons begin with already pulled. */
export const dockerHost: Scenario = {
  name: 'docker-host',
  hostname: 'quay',
  epochSeconds: 1_795_168_800,
  packages: [
    'bash',
    'coreutils',
    'curl',
    'dash',
    'findutils',
    'grep',
    'hostname',
    'iproute2',
    'mount',
    'procps',
    'systemd',
    'util-linux',
  ],
  images: ['nginx:alpine', 'nginx:latest', 'alpine:latest', 'busybox:latest', 'hello-world:latest'],
  cwd: '/root',
  files: dockerUnits,
  hasDocker: true,
}
