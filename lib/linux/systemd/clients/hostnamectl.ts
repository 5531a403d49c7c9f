import { readTextIfAny } from '../../programs/support/files'
import { encodeText } from '../../programs/support/text'
import { UsageFailure, utility } from '../../programs/utility'
import { systemdFamily } from './family'

const help = `hostnamectl [OPTIONS...] COMMAND ...

Print or set the name of this machine.

Commands:
  status               print it
  hostname [NAME]      print or set the name

Options:
  -h --help            print this
     --version         print the version
`

export const hostnamectl = utility({
  family: systemdFamily,
  name: 'hostnamectl',
  help,
  options: { help: '-h' },
  *run({ sys, stdout }, { operands: [verb = 'status', name] }) {
    if (verb === 'hostname' || verb === 'set-hostname') {
      if (name === undefined) yield* stdout.write(`${sys.gethostname()}\n`)
      else {
        sys.sethostname(name)
        const fd = yield* sys.open('/etc/hostname', { access: 'write', create: true, truncate: true })
        yield* sys.write(fd, encodeText(`${name}\n`))
        sys.close(fd)
      }
      return 0
    }
    if (verb !== 'status') throw new UsageFailure(`Unknown command verb ${verb}.`)
    const release = (yield* readTextIfAny(sys, '/etc/os-release')) ?? ''
    const system = /^PRETTY_NAME="(.*)"$/m.exec(release)?.[1] ?? 'Linux'
    yield* stdout.write(
      encodeText(`   Static hostname: ${sys.gethostname()}
         Icon name: computer-vm
           Chassis: vm
    Virtualization: kvm
  Operating System: ${system}
            Kernel: Linux ${sys.uname().release}
      Architecture: x86-64
`),
    )
    return 0
  },
})
