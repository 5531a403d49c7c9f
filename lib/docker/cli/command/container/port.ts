import { between, command } from '../../command'
import { CommandError, messageOf } from '../../error'
import { parseUnsigned } from '../../go/parse-number'
import { naturalOrder } from '../../natural-order'
import { cut } from '../../opts/cut'

const joined = (ip: string, port: string): string => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`)

export const port = command({
  use: 'CONTAINER [PRIVATE_PORT[/PROTO]]',
  summary: { en: "Show where a container's ports are published", zh: '查看容器的端口映射' },
  forms: 'docker container port, docker port',
  args: between(1, 2),
  completes: { first: 'live container' },
  *run(cli, [name = '', wanted]) {
    const client = yield* cli.client()
    const { NetworkSettings } = yield* client.call('containerInspect', { name })
    const lines: string[] = []
    if (wanted === undefined) {
      for (const [from, bindings] of Object.entries(NetworkSettings.Ports)) {
        for (const { HostIp, HostPort } of bindings ?? [])
          lines.push(`${from} -> ${joined(HostIp, HostPort)}`)
      }
    } else {
      const [number, protocol] = cut(wanted, '/')
      try {
        parseUnsigned(number, 16)
      } catch (error) {
        throw new CommandError(`Error: invalid port (${number}): ${messageOf(error)}`)
      }
      const bindings = NetworkSettings.Ports[`${number}/${protocol || 'tcp'}`] ?? []
      if (bindings.length === 0) {
        throw new CommandError(`Error: No public port '${wanted}' published for ${name}`)
      }
      for (const { HostIp, HostPort } of bindings) lines.push(joined(HostIp, HostPort))
    }
    yield* cli.print(
      lines
        .sort(naturalOrder)
        .map((line) => `${line}\n`)
        .join(''),
    )
  },
})
