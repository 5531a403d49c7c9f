import { expect, test } from 'vitest'
import { decode } from '../../base/bytes'
import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import { TestMachine } from '../testing/test-machine'
import { directory } from './tree'

const files = {
  '/layers/image/etc/hostname': 'image\n',
  '/layers/image/proc': directory(),
  '/layers/image/sys': directory(),
  '/layers/image/dev': directory(),
  '/layers/upper': directory(),
  '/layers/work': directory(),
  '/layers/merged': directory(),
  '/var/hosts': '127.0.0.1 localhost\n',
}

/** What a container runtime does, in its order, to give a process a file tree of its own. */
function* enterContainer({ sys }: Process): Blocking<void> {
  const root = '/layers/merged'
  sys.unshare(['CLONE_NEWNS'])
  sys.mount({ source: '', target: '/', propagation: 'slave', recursive: true })
  sys.mount({ source: root, target: root, bind: true, recursive: true })
  const quiet = { noSuid: true, noDev: true, noExec: true }
  sys.mount({ source: 'proc', target: `${root}/proc`, type: 'proc', ...quiet })
  const dev = { source: 'tmpfs', type: 'tmpfs', noSuid: true, data: 'mode=755,size=65536k' }
  sys.mount({ ...dev, target: `${root}/dev`, atime: 'strictatime' })
  sys.mount({ source: 'sysfs', target: `${root}/sys`, type: 'sysfs', readOnly: true, ...quiet })
  sys.mount({ source: 'cgroup', target: `${root}/sys/fs/cgroup`, type: 'cgroup2', readOnly: true, ...quiet })
  sys.mkdir(`${root}/dev/shm`)
  const shm = { source: 'shm', type: 'tmpfs', data: 'mode=1777,size=67108864' }
  sys.mount({ ...shm, target: `${root}/dev/shm`, ...quiet })
  sys.close(yield* sys.open(`${root}/etc/hosts`, { access: 'write', create: true }))
  sys.mount({ source: '/var/hosts', target: `${root}/etc/hosts`, bind: true, recursive: true })
  sys.mknod(`${root}/dev/null`, 'character', 0o666, { major: 1, minor: 3 })
  sys.chdir(root)
  sys.pivotRoot('.', '.')
  sys.umount('.', { detach: true })
  sys.chdir('/')
  for (const path of ['/proc/bus', '/proc/sys']) {
    sys.mount({ source: path, target: path, bind: true, recursive: true })
    sys.mount({ source: path, target: path, bind: true, remount: true, readOnly: true, ...quiet })
  }
  sys.mount({
    source: 'tmpfs',
    target: '/proc/acpi',
    type: 'tmpfs',
    readOnly: true,
    data: 'size=4k,nr_inodes=1',
  })
  sys.mount({ source: '/dev/null', target: '/proc/keys', bind: true })
}

function* readAll({ sys }: Process, path: string): Blocking<string> {
  const fd = yield* sys.open(path, { access: 'read' })
  return decode(yield* sys.read(fd, 65_536))
}

test('the mount table of a container, as recorded from a real one', () => {
  const machine = new TestMachine({ files })
  const { stdout } = machine.runProgram(function* (process) {
    const { sys } = process
    const data = 'lowerdir=/layers/image,upperdir=/layers/upper,workdir=/layers/work'
    sys.mount({ source: 'overlay', target: '/layers/merged', type: 'overlay', data })
    yield* enterContainer(process)
    const lines = (yield* readAll(process, '/proc/self/mountinfo')).split('\n')
    yield* process.stdout.write(lines.map((line) => line.replace(/^\d+ \d+ \d+:\d+ /, '')).join('\n'))
    yield* process.stdout.write(yield* readAll(process, '/etc/hosts'))
    yield* process.stdout.write(
      JSON.stringify([sys.getcwd(), sys.lstat('/proc/keys').rdev, sys.getdents('/proc/acpi')]),
    )
    return 0
  })
  expect(
    stdout,
  ).toBe(`/ / rw,relatime - overlay overlay rw,lowerdir=/layers/image,upperdir=/layers/upper,workdir=/layers/work
/ /proc rw,nosuid,nodev,noexec,relatime - proc proc rw
/ /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
/ /sys ro,nosuid,nodev,noexec,relatime - sysfs sysfs ro
/ /sys/fs/cgroup ro,nosuid,nodev,noexec,relatime - cgroup2 cgroup rw,nsdelegate,memory_recursiveprot
/ /dev/shm rw,nosuid,nodev,noexec,relatime - tmpfs shm rw,size=65536k
/var/hosts /etc/hosts rw,relatime - ext4 /dev/sda1 rw
/bus /proc/bus ro,nosuid,nodev,noexec,relatime - proc proc rw
/sys /proc/sys ro,nosuid,nodev,noexec,relatime - proc proc rw
/ /proc/acpi ro,relatime - tmpfs tmpfs ro,size=4k,nr_inodes=1
/null /proc/keys rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
127.0.0.1 localhost
["/",{"major":1,"minor":3},[]]`)
})

test('the host sees nothing of the mounts inside', () => {
  const machine = new TestMachine({ files })
  const { stdout } = machine.runProgram(function* (process) {
    const { sys } = process
    const before = yield* readAll(process, '/proc/self/mountinfo')
    sys.mount({ source: 'tmpfs', target: '/layers/merged', type: 'tmpfs' })
    for (const name of ['proc', 'sys', 'dev', 'etc']) sys.mkdir(`/layers/merged/${name}`)
    const child = sys.clone(function* (inner) {
      yield* enterContainer(inner)
      return 0
    })
    yield* sys.wait4(child)
    sys.umount('/layers/merged')
    yield* process.stdout.write(String((yield* readAll(process, '/proc/self/mountinfo')) === before))
    return 0
  })
  expect(stdout).toBe('true')
})
