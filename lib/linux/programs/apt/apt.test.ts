import { expect, test } from 'vitest'
import { Internet } from '../../net/internet/internet'
import { publicInternet } from '../../net/internet/public-internet'
import { TestMachine } from '../../testing/test-machine'
import { coreutilsPrograms } from '../coreutils/index'
import { dpkgPrograms } from '../dpkg/index'
import { packageTrees } from '../package-tree'
import { procpsPrograms } from '../procps/index'
import { aptPrograms } from './index'

function debian(isOnline: boolean): TestMachine {
  const trees = packageTrees(['apt', 'coreutils', 'dpkg'])
  const machine = new TestMachine({
    programs: { ...aptPrograms, ...coreutilsPrograms, ...dpkgPrograms, ...procpsPrograms },
    files: Object.assign({}, ...trees, { '/etc/resolv.conf': 'nameserver 192.168.56.1\n' }),
  })
  if (!isOnline) return machine
  const gateway = { address: '192.168.56.1', prefixLength: 24 }
  new Internet(machine.kernel, publicInternet, gateway).attach(
    machine.kernel.initNamespaces.net,
    'eth0',
    '52:54:00:c0:38:0a',
  )
  machine.runProgram(function* ({ sys }) {
    yield* sys.schedYield()
    sys.netlink({ type: 'link-set', name: 'lo', up: true })
    sys.netlink({ type: 'address-add', link: 'eth0', address: '192.168.56.10/24' })
    sys.netlink({ type: 'link-set', name: 'eth0', up: true })
    sys.netlink({ type: 'route-add', destination: 'default', via: '192.168.56.1' })
    return 0
  })
  return machine
}

test('a package can be installed once the lists are there, and then brings its files', () => {
  const machine = debian(true)
  expect(machine.run(['apt-get', 'install', '-qq', 'procps'])).toEqual({
    stdout: '',
    stderr: 'E: Unable to locate package procps\n',
    exit: 100,
  })
  expect(machine.run(['apt-get', '-qq', 'update'])).toEqual({ stdout: '', stderr: '', exit: 0 })
  expect(
    machine.run(['apt-get', 'install', '-y', '--no-install-recommends', 'procps']).stdout,
  ).toBe(`Reading package lists...
Building dependency tree...
Reading state information...
The following additional packages will be installed:
  libproc2-0
The following NEW packages will be installed:
  libproc2-0 procps
0 upgraded, 2 newly installed, 0 to remove and 0 not upgraded.
Need to get 772 kB of archives.
After this operation, 2379 kB of additional disk space will be used.
Get:1 http://deb.debian.org/debian bookworm/main amd64 libproc2-0 amd64 2:4.0.2-3 [62.8 kB]
Get:2 http://deb.debian.org/debian bookworm/main amd64 procps amd64 2:4.0.2-3 [709 kB]
Fetched 772 kB in 0s (3,375 kB/s)
Selecting previously unselected package libproc2-0:amd64.
(Reading database ... 6089 files and directories currently installed.)
Preparing to unpack .../libproc2-0_2%3a4.0.2-3_amd64.deb ...
Unpacking libproc2-0:amd64 (2:4.0.2-3) ...
Selecting previously unselected package procps.
Preparing to unpack .../procps_2%3a4.0.2-3_amd64.deb ...
Unpacking procps (2:4.0.2-3) ...
Setting up libproc2-0:amd64 (2:4.0.2-3) ...
Setting up procps (2:4.0.2-3) ...
Processing triggers for libc-bin (2.36-9+deb12u13) ...
`)
  expect(machine.run(['uptime', '-V']).stdout).toBe('uptime from procps-ng 4.0.2\n')
  expect(machine.run(['dpkg', '-S', '/usr/bin/free']).stdout).toBe('procps: /usr/bin/free\n')
  machine.run(['apt-get', 'remove', '-y', 'procps'])
  expect(machine.run(['ls', '/usr/bin/free']).exit).toBe(2)
})

test('without a network there are no lists', () => {
  const machine = debian(false)
  const { stdout, exit } = machine.run(['apt-get', 'update'])
  expect(stdout).toContain("Temporary failure resolving 'deb.debian.org'")
  expect(exit).toBe(0)
})
