import { expect, test } from 'vitest'
import { TestMachine } from '../../testing/test-machine'
import { executable, hardLink } from '../../vfs/tree'
import { busyboxPrograms } from '../busybox/busybox'
import { utilLinuxPrograms } from './index'

const applets = ['ps', 'hostname', 'readlink', 'id', 'cat', 'sleep', 'kill']
const machine = new TestMachine({
  programs: {
    ...utilLinuxPrograms,
    ...busyboxPrograms(function* () {
      return 127
    }),
  },
  files: {
    '/bin/busybox': executable('busybox', 824_984),
    ...Object.fromEntries(applets.map((name) => [`/bin/${name}`, hardLink('/bin/busybox')])),
    ...Object.fromEntries(
      ['lsns', 'nsenter', 'unshare'].map((name) => [
        `/bin/${name}`,
        executable(`util-linux/${name}`, 40_000),
      ]),
    ),
  },
})
const run = (...argv: string[]) => machine.run(argv)

test('a new pid namespace with its own /proc counts from 1', () => {
  expect(run('unshare', '--pid', '--fork', '--mount-proc', 'ps').stdout).toBe(
    'PID   USER     TIME  COMMAND\n    1 root      0:00 ps\n',
  )
})

test('a new host name stays inside', () => {
  expect(run('unshare', '-u', 'hostname', 'inner')).toEqual({ stdout: '', stderr: '', exit: 0 })
  expect(run('hostname').stdout).toBe('testhost\n')
})

test('root in a user namespace is nobody special outside', () => {
  expect(run('unshare', '-r', 'id').stdout).toMatch(/^uid=0\(root\) gid=0\(root\)/)
  expect(run('unshare', '-U', 'id').stdout).toMatch(/^uid=65534\(nobody\) gid=65534\(nogroup\)/)
  expect(run('unshare', '-r', 'cat', '/proc/self/uid_map').stdout).toBe('         0          0          1\n')
})

test('nsenter goes where another process is', () => {
  expect(run('nsenter', '-t', '1', '-u', 'hostname').stdout).toBe('testhost\n')
  expect(run('nsenter', '-t', '999999', '-n', 'id')).toEqual({
    stdout: '',
    stderr: 'nsenter: cannot open /proc/999999/ns/net: No such file or directory\n',
    exit: 1,
  })
})

test('lsns counts the processes of each namespace', () => {
  expect(run('lsns', '-t', 'pid', '-o', 'NS,TYPE,NPROCS,PID,COMMAND').stdout).toMatch(
    /^ {8}NS TYPE NPROCS PID COMMAND\n4026531836 pid +2 +1 \/sbin\/init\n$/,
  )
})
