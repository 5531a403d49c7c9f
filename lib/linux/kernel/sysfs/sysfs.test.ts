import { expect, test } from 'vitest'
import { decode } from '../../../base/bytes'
import { TestMachine } from '../../testing/test-machine'
import { isErrno } from '../errno'
import type { Process } from '../program'
import type { Blocking } from '../wait-queue'

function* read({ sys }: Process, path: string): Blocking<string> {
  try {
    const fd = yield* sys.open(path, { access: 'read' })
    const text = decode(yield* sys.read(fd, 4096))
    sys.close(fd)
    return text
  } catch (error) {
    if (isErrno(error)) return error.code
    throw error
  }
}

test('the links of the mounter’s network namespace, as they are at the moment', () => {
  const { stdout } = new TestMachine().runProgram(function* (process) {
    const { sys } = process
    sys.mount({ source: 'sysfs', target: '/sys', type: 'sysfs' })
    const names = () => sys.getdents('/sys/class/net').map(({ name }) => name)
    const before = [names(), yield* read(process, '/sys/class/net/lo/carrier')]
    sys.netlink({ type: 'link-set', name: 'lo', up: true })
    sys.netlink({ type: 'link-add', name: 'br0', kind: 'bridge' })
    const found = [
      ...before,
      names(),
      sys.readlink('/sys/class/net/br0'),
      yield* read(process, '/sys/class/net/lo/carrier'),
      yield* read(process, '/sys/class/net/lo/flags'),
      yield* read(process, '/sys/class/net/lo/type'),
      yield* read(process, '/sys/class/net/br0/operstate'),
      yield* read(process, '/sys/devices/system/cpu/online'),
      sys.getdents('/sys/fs').map(({ name }) => name),
    ]
    yield* process.stdout.write(JSON.stringify(found))
    return 0
  })
  expect(JSON.parse(stdout)).toEqual([
    ['lo'],
    'EINVAL',
    ['lo', 'br0'],
    '../../devices/virtual/net/br0',
    '1\n',
    '0x9\n',
    '772\n',
    'down\n',
    '0-1\n',
    ['cgroup'],
  ])
})

test('nothing can be written or made', () => {
  const { stdout } = new TestMachine().runProgram(function* ({ sys, stdout: out }) {
    sys.mount({ source: 'sysfs', target: '/sys', type: 'sysfs' })
    const codes: string[] = []
    try {
      yield* sys.open('/sys/class/net/lo/mtu', { access: 'write', truncate: true })
    } catch (error) {
      codes.push(isErrno(error) ? error.code : '')
    }
    try {
      sys.mkdir('/sys/new')
    } catch (error) {
      codes.push(isErrno(error) ? error.code : '')
    }
    yield* out.write(codes.join(' '))
    return 0
  })
  expect(stdout).toBe('EACCES EPERM')
})
