import { rfc3339 } from '@/lib/base/civil'
import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import type { Process, Program } from '@/lib/linux/kernel/program'
import { executable } from '@/lib/linux/vfs/tree'
import { alpineSteps } from './alpine/alpine'
import { debianSteps } from './debian'
import { official, withUser } from './shared/official'
import { endsOnTerm, serveHttp } from './shared/serve-http'

/** A program that only serves one page, and says on its standard error that it does. */
function page(port: number, title: string, said: (process: Process) => string): Program {
  return function* (process) {
    const begin = function* () {
      yield* process.stderr.write(said(process))
    }
    return yield* serveHttp(process, { port, begin, endsOn: endsOnTerm }, function* ({ target }) {
      const type = { 'content-type': 'text/html; charset=utf-8' }
      if (target === '/healthz' || target === '/api/system/status')
        return { status: 200, headers: type, body: 'ok' }
      return {
        status: 200,
        headers: type,
        body: `<!doctype html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`,
      }
    })
  }
}

const cadvisorImage: ImageSource = official({
  created: '2023-03-09T23:16:23Z',
  base: alpineSteps,
  lines: [
    {
      by: 'RUN /bin/sh -c apk --no-cache add libc6-compat device-mapper findutils ndctl zfs',
      bytes: 22_000_000,
    },
    {
      by: 'COPY /go/src/github.com/google/cadvisor/_output/cadvisor /usr/bin/cadvisor',
      files: { '/usr/bin/cadvisor': executable('panel-cadvisor/cadvisor', 39_000_000) },
    },
    'EXPOSE map[8080/tcp:{}]',
    'ENTRYPOINT ["/usr/bin/cadvisor" "-logtostderr"]',
  ],
  config: { ExposedPorts: { '8080/tcp': {} }, Entrypoint: ['/usr/bin/cadvisor', '-logtostderr'] },
})

const portainerImage: ImageSource = {
  created: '2025-10-23T02:11:55Z',
  config: {
    ExposedPorts: { '8000/tcp': {}, '9000/tcp': {}, '9443/tcp': {} },
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Entrypoint: ['/portainer'],
    Volumes: { '/data': {} },
    WorkingDir: '/',
  },
  steps: [
    {
      createdBy: 'COPY dist/portainer / # buildkit',
      comment: 'buildkit.dockerfile.v0',
      files: () => ({ '/portainer': executable('panel-portainer/portainer', 178_000_000), '/tmp/.keep': '' }),
    },
    { createdBy: 'VOLUME [/data]', comment: 'buildkit.dockerfile.v0' },
    { createdBy: 'EXPOSE map[8000/tcp:{} 9000/tcp:{} 9443/tcp:{}]', comment: 'buildkit.dockerfile.v0' },
    { createdBy: 'ENTRYPOINT ["/portainer"]', comment: 'buildkit.dockerfile.v0' },
  ],
}

const mongoImage: ImageSource = official({
  created: '2025-11-04T20:38:12Z',
  base: debianSteps,
  lines: [
    {
      by: 'RUN /bin/sh -c groupadd --gid 999 --system mongodb && useradd --uid 999 --system --gid mongodb',
      files: withUser('mongodb', 999, '/data/db'),
    },
    {
      by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y mongodb-org',
      bytes: 740_000_000,
      files: { '/usr/bin/mongod': executable('panel-mongo/mongod', 187_000_000), '/data/db/.keep': '' },
    },
    'VOLUME [/data/db /data/configdb]',
    'EXPOSE map[27017/tcp:{}]',
    'CMD ["mongod"]',
  ],
  config: {
    ExposedPorts: { '27017/tcp': {} },
    Env: ['MONGO_MAJOR=8.2', 'MONGO_VERSION=8.2.1'],
    Cmd: ['mongod'],
    Volumes: { '/data/db': {}, '/data/configdb': {} },
  },
})

const jsonLog = ({ sys }: Process): string => {
  const line = (id: number, c: string, msg: string): string =>
    `${JSON.stringify({ t: { $date: rfc3339(sys.realtime()).replace('Z', '.000+00:00') }, s: 'I', c, id, ctx: 'initandlisten', msg })}\n`
  return (
    line(4615611, 'CONTROL', 'MongoDB starting') +
    line(23015, 'NETWORK', 'Listening on') +
    line(23016, 'NETWORK', 'Waiting for connections')
  )
}

/** Google's cAdvisor. */
export const cadvisor: RepositorySource = {
  path: 'google/cadvisor',
  tags: { latest: cadvisorImage, 'v0.33.0': cadvisorImage },
  programs: {
    'panel-cadvisor/cadvisor': page(
      8080,
      'cAdvisor - /',
      () => 'Starting cAdvisor version: v0.33.0-8aae8dc9 on port 8080\n',
    ),
  },
}

/** Portainer. */
export const portainer: RepositorySource = {
  path: 'portainer/portainer-ce',
  tags: { latest: portainerImage, lts: portainerImage, '2.33.3': portainerImage },
  programs: {
    'panel-portainer/portainer': page(
      9000,
      'Portainer',
      () => 'INF starting Portainer | version=2.33.3\nINF starting HTTP server | bind_address=:9000\n',
    ),
  },
}

/** MongoDB: it starts and listens; its protocol is not spoken. */
export const mongo: RepositorySource = {
  path: 'library/mongo',
  tags: { latest: mongoImage, '8': mongoImage, '7': mongoImage, '6': mongoImage },
  programs: {
    'panel-mongo/mongod': page(
      27017,
      'It looks like you are trying to access MongoDB over HTTP on the native driver port.',
      jsonLog,
    ),
  },
}
