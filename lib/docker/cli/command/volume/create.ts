import { atMost, command } from '../../command'
import { CommandError } from '../../error'
import { list, listOf, mapOf } from '../../flag/collecting-types'
import { bytes } from '../../flag/resource-types'
import { string } from '../../flag/scalar-types'
import { keyValues } from '../../opts/cut'
import { validateLabel } from '../../opts/key-value'

const cluster = { only: 'swarm', support: 'none' } as const

export const create = command({
  use: '[OPTIONS] [VOLUME]',
  summary: { en: 'Make a volume', zh: '创建数据卷' },
  args: atMost(1),
  flags: {
    availability: {
      ...cluster,
      type: string,
      default: 'active',
      help: 'Availability in the cluster ("active", "pause", "drain")',
    },
    driver: { type: string, short: 'd', default: 'local', help: 'Volume driver' },
    group: { ...cluster, type: string, help: 'Group of cluster volumes' },
    label: { type: listOf(validateLabel), help: 'Attach a label' },
    'limit-bytes': { ...cluster, type: bytes, help: 'Least size of a cluster volume' },
    name: { type: string, help: 'Name of the volume', hidden: true },
    opt: { type: mapOf(), short: 'o', help: 'Option of the driver' },
    'required-bytes': { ...cluster, type: bytes, help: 'Greatest size of a cluster volume' },
    scope: {
      ...cluster,
      type: string,
      default: 'single',
      help: 'How many nodes may use it ("single", "multi")',
    },
    secret: { ...cluster, type: mapOf(), help: 'Secret of a cluster volume' },
    sharing: {
      ...cluster,
      type: string,
      default: 'none',
      help: 'How it is shared ("none", "readonly", "onewriter", "all")',
    },
    'topology-preferred': { ...cluster, type: list, help: 'Where it had better be' },
    'topology-required': { ...cluster, type: list, help: 'Where it must be reachable' },
    type: { ...cluster, type: string, default: 'block', help: 'How it is used ("mount", "block")' },
  },
  *run(cli, [name], flags) {
    if (name !== undefined && flags.name !== '') {
      throw new CommandError(
        'conflicting options: cannot specify a volume-name through both --name and as a positional arg',
      )
    }
    const client = yield* cli.client()
    const body = {
      Driver: flags.driver,
      ...(Object.keys(flags.opt).length > 0 && { DriverOpts: { ...flags.opt } }),
      ...(flags.label.length > 0 && { Labels: keyValues(flags.label) }),
      ...((name ?? flags.name) !== '' && { Name: name ?? flags.name }),
    }
    const { Name } = yield* client.call('volumeCreate', {}, { body })
    yield* cli.print(`${Name}\n`)
  },
})
