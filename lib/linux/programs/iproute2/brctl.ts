import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'

const usage = `Usage: brctl [commands]
commands:
\taddbr     \t<bridge>\t\tadd bridge
\tdelbr     \t<bridge>\t\tdelete bridge
\taddif     \t<bridge> <device>\tadd interface to bridge
\tdelif     \t<bridge> <device>\tdelete interface from bridge
\tshow      \t[ <bridge> ]\t\tshow a list of bridges
`

/** brctl of bridge-utils: bridges and their ports. */
export function* brctl({ sys, stdout, stderr, argv }: Process): Blocking<number> {
  const [command, bridge = '', port = ''] = argv.slice(1)
  try {
    switch (command) {
      case 'show':
        yield* stdout.write(table(sys.networkState().links, bridge))
        return 0
      case 'addbr':
        sys.netlink({ type: 'link-add', name: bridge, kind: 'bridge' })
        return 0
      case 'delbr':
        sys.netlink({ type: 'link-delete', name: bridge })
        return 0
      case 'addif':
      case 'delif':
        sys.netlink({ type: 'link-set', name: port, master: command === 'addif' ? bridge : null })
        return 0
    }
  } catch (error) {
    if (!isErrno(error)) throw error
    const reason = error.code === 'ENODEV' ? `bridge ${bridge} does not exist!` : error.message
    yield* stderr.write(`${reason}\n`)
    return 1
  }
  yield* stderr.write(command === undefined ? usage : `never heard of command [${command}]\n${usage}`)
  return 1
}

type Links = ReturnType<Process['sys']['networkState']>['links']

function table(links: Links, wanted: string): string {
  const bridges = links.filter(({ kind, name }) => kind === 'bridge' && (wanted === '' || name === wanted))
  const rows = bridges.map(({ name, mac }) => {
    const ports = links.filter(({ master }) => master === name).map((link) => link.name)
    const head = `${name}\t\t8000.${mac.replaceAll(':', '')}\tno\t\t${ports[0] ?? ''}\n`
    return (
      head +
      ports
        .slice(1)
        .map((port) => `\t\t\t\t\t\t\t${port}\n`)
        .join('')
    )
  })
  return `bridge name\tbridge id\t\tSTP enabled\tinterfaces\n${rows.join('')}`
}
