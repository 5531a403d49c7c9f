import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { flagsOf, fullName } from './link-text'

/** bridge(8): the ports of bridges, and what they have learned. */
export function* bridge({ sys, stdout, stderr, argv }: Process): Blocking<number> {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  const [object = '', command = 'show', ...rest] = words
  const { links } = sys.networkState()
  const at = rest.indexOf('dev')
  const ports = links.filter(({ master, name }) => master !== undefined && (at < 0 || name === rest[at + 1]))
  if (object !== '' && 'link'.startsWith(object) && ['show', 'list'].includes(command)) {
    for (const port of ports) {
      // bridge(8) takes the number of the other end for one of this namespace.
      const other = links.find(({ index }) => index === port.peer?.index)
      const shown = other ? `${port.name}@${other.name}` : fullName(port)
      const state = port.hasCarrier ? 'forwarding' : 'disabled'
      yield* stdout.write(
        `${port.index}: ${shown}: <${flagsOf(port).join(',')}> mtu ${port.mtu} master ${port.master} state ${state} priority 32 cost 2 \n`,
      )
    }
    return 0
  }
  if (object === 'fdb' && ['show', 'list'].includes(command)) {
    for (const { name, mac, master } of ports)
      yield* stdout.write(`${mac} dev ${name} master ${master} permanent\n`)
    return 0
  }
  if (['link', 'fdb', 'mdb', 'vlan', 'vni', 'monitor'].includes(object)) {
    yield* stderr.write(`bridge: '${[object, command].join(' ')}' is not simulated here\n`)
    return 255
  }
  yield* stderr.write(
    object === ''
      ? 'Usage: bridge [ OPTIONS ] OBJECT { COMMAND | help }\nwhere  OBJECT := { link | fdb }\n'
      : `Object "${object}" is unknown, try "bridge help".\n`,
  )
  return 255
}
