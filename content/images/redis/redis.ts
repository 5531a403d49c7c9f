import type { BuildStep, ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { directory, executable } from '@/lib/linux/vfs/tree'
import { alpineSteps } from '../alpine/alpine'
import { debianSteps } from '../debian'
import { official, script, withUser } from '../shared/official'
import { REDIS_VERSION, redisCli, redisServer } from './programs'

const entrypoint = `#!/bin/sh
set -e

# first arg is a flag or a configuration file
if [ "\${1#-}" != "$1" ] || [ "\${1%.conf}" != "$1" ]; then
	set -- redis-server "$@"
fi

exec "$@"
`

const image = (base: readonly BuildStep[], bytes: number): ImageSource =>
  official({
    created: '2025-11-02T22:57:32Z',
    base,
    lines: [
      {
        by: 'RUN /bin/sh -c set -eux; \tgroupadd -r -g 999 redis; \tuseradd -r -g redis -u 999 redis',
        files: withUser('redis', 999, '/home/redis'),
      },
      {
        by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\ttzdata',
        bytes: 1_240_000,
      },
      `ENV REDIS_DOWNLOAD_URL=https://github.com/redis/redis/archive/refs/tags/${REDIS_VERSION}.tar.gz`,
      {
        by: 'RUN /bin/sh -c set -eux; \t\tsavedAptMark="$(apt-mark showmanual)"; \tapt-get update',
        bytes,
        files: {
          '/usr/local/bin/redis-server': executable('redis/redis-server', 17_264_880),
          '/usr/local/bin/redis-cli': executable('redis/redis-cli', 8_166_488),
        },
      },
      {
        by: 'RUN /bin/sh -c mkdir /data && chown redis:redis /data',
        files: { '/data': directory(0o755, { uid: 999, gid: 999 }) },
      },
      'VOLUME [/data]',
      'WORKDIR /data',
      {
        by: 'COPY docker-entrypoint.sh /usr/local/bin/',
        files: { '/usr/local/bin/docker-entrypoint.sh': script(entrypoint) },
      },
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'EXPOSE map[6379/tcp:{}]',
      'CMD ["redis-server"]',
    ],
    config: {
      ExposedPorts: { '6379/tcp': {} },
      Env: [`REDIS_DOWNLOAD_URL=https://github.com/redis/redis/archive/refs/tags/${REDIS_VERSION}.tar.gz`],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['redis-server'],
      Volumes: { '/data': {} },
      WorkingDir: '/data',
    },
  })

const onDebian = image(debianSteps, 36_000_000)
const onAlpine = image(alpineSteps, 36_000_000)

/** Redis. */
export const redis: RepositorySource = {
  path: 'library/redis',
  tags: {
    latest: onDebian,
    '8': onDebian,
    '8.2': onDebian,
    [REDIS_VERSION]: onDebian,
    '7': onDebian,
    alpine: onAlpine,
    '8-alpine': onAlpine,
    '7-alpine': onAlpine,
  },
  programs: { 'redis/redis-server': redisServer, 'redis/redis-cli': redisCli },
}
