import type { RepositorySource } from '@/lib/docker/registry/image-source'
import { directory, executable } from '@/lib/linux/vfs/tree'
import { alpineSteps } from '../alpine/alpine'
import { official, script } from '../shared/official'

const configuration = `version: 0.1
log:
  fields:
    service: registry
storage:
  cache:
    blobdescriptor: inmemory
  filesystem:
    rootdirectory: /var/lib/registry
http:
  addr: :5000
  headers:
    X-Content-Type-Options: [nosniff]
health:
  storagedriver:
    enabled: true
    interval: 10s
    threshold: 3
`

const entrypoint = `#!/bin/sh

set -e

case "$1" in
    *.yaml|*.yml) set -- registry serve "$@" ;;
    serve|garbage-collect|help|-*) set -- registry "$@" ;;
esac

exec "$@"
`

const image = official({
  created: '2024-10-03T19:11:01Z',
  base: alpineSteps,
  lines: [
    { by: 'RUN /bin/sh -c set -eux; \tapk add --no-cache ca-certificates', bytes: 470_000 },
    {
      by: 'RUN /bin/sh -c set -eux; \tversion=2.8.3',
      files: {
        '/bin/registry': executable('registry/registry', 16_900_000),
        '/var/lib/registry': directory(),
      },
    },
    {
      by: 'COPY ./config-example.yml /etc/docker/registry/config.yml',
      files: { '/etc/docker/registry/config.yml': configuration },
    },
    'VOLUME [/var/lib/registry]',
    'EXPOSE map[5000/tcp:{}]',
    { by: 'COPY docker-entrypoint.sh /entrypoint.sh', files: { '/entrypoint.sh': script(entrypoint) } },
    'ENTRYPOINT ["/entrypoint.sh"]',
    'CMD ["/etc/docker/registry/config.yml"]',
  ],
  config: {
    ExposedPorts: { '5000/tcp': {} },
    Entrypoint: ['/entrypoint.sh'],
    Cmd: ['/etc/docker/registry/config.yml'],
    Volumes: { '/var/lib/registry': {} },
  },
})

/** Docker's registry. */
export const registryRepository: RepositorySource = {
  path: 'library/registry',
  tags: { latest: image, '2': image, '2.8': image, '2.8.3': image },
}
