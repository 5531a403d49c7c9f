import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { executable } from '@/lib/linux/vfs/tree'
import { ownAddresses, serveHttp } from './shared/serve-http'

/** Answers with what it knows of itself and of the request. */
function* whoami(process: Process): Blocking<number> {
  const { sys, argv, env, stdout } = process
  const flag = argv.indexOf('--port')
  const port = Number(flag > 0 ? argv[flag + 1] : (env.get('WHOAMI_PORT_NUMBER') ?? 80))
  const name = env.get('WHOAMI_NAME')
  yield* stdout.write(`Starting up on port ${port}\n`)
  return yield* serveHttp(
    process,
    { port, endsOn: ['SIGTERM', 'SIGINT'] },
    function* ({ method, target, headers, peer }) {
      if (target === '/health') return { status: 200, body: '' }
      const addresses = ownAddresses(sys).map((address) => `IP: ${address}`)
      const { host = '', ...rest } = headers
      const shown = Object.entries(rest)
        .map(([key, value]) => [key.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value])
        .sort(([left = ''], [right = '']) => (left < right ? -1 : 1))
        .map(([key, value]) => `${key}: ${value}`)
      const lines = [
        ...(name ? [`Name: ${name}`] : []),
        `Hostname: ${sys.gethostname()}`,
        ...addresses,
        `RemoteAddr: ${peer.address}:${peer.port}`,
        `${method} ${target} HTTP/1.1`,
        `Host: ${host}`,
        ...shown,
      ]
      const type = { 'content-type': 'text/plain; charset=utf-8' }
      if (target === '/api') {
        const body = JSON.stringify({
          hostname: sys.gethostname(),
          ip: addresses.map((one) => one.slice(4)),
          headers,
          url: target,
          host,
          method,
        })
        return { status: 200, headers: { 'content-type': 'application/json' }, body: `${body}\n` }
      }
      return { status: 200, headers: type, body: `${lines.join('\n')}\n\n` }
    },
  )
}

const created = '2025-04-07T16:11:44Z'
const comment = 'buildkit.dockerfile.v0'

const image: ImageSource = {
  created,
  config: {
    ExposedPorts: { '80/tcp': {} },
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Entrypoint: ['/whoami'],
    WorkingDir: '/',
  },
  steps: [
    {
      createdBy: 'COPY /usr/share/zoneinfo /usr/share/zoneinfo # buildkit',
      comment,
      created,
      files: () => ({ '/usr/share/zoneinfo/UTC': 'TZif2' }),
    },
    {
      createdBy: 'COPY /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ # buildkit',
      comment,
      created,
      files: () => ({ '/etc/ssl/certs/ca-certificates.crt': '' }),
    },
    {
      createdBy: 'COPY whoami / # buildkit',
      comment,
      created,
      files: () => ({ '/whoami': executable('traefik-whoami/whoami', 6_164_642) }),
    },
    { createdBy: 'ENTRYPOINT ["/whoami"]', comment, created },
    { createdBy: 'EXPOSE map[80/tcp:{}]', comment, created },
  ],
}

export const traefikWhoami: RepositorySource = {
  path: 'traefik/whoami',
  tags: { latest: image, 'v1.11': image, 'v1.11.0': image },
  programs: { 'traefik-whoami/whoami': whoami },
}
