import { expect, test } from 'vitest'
import { TestMachine } from '../../testing/test-machine'
import { executable, hardLink, type TreeDescription } from '../../vfs/tree'
import { busyboxModules } from './all-modules'
import { moduleOf } from './applet-modules'
import { alpineApplets, busyboxApplets, debianApplets } from './applet-names'
import { applets } from './applets/index'
import { busyboxPrograms } from './busybox'

const noShell = busyboxPrograms(function* () {
  return 127
})
const files: TreeDescription = {
  '/bin/busybox': executable('busybox', 824_984),
  ...Object.fromEntries(busyboxApplets.map((name) => [`/bin/${name}`, hardLink('/bin/busybox')])),
  '/root/poem': 'one\ntwo three\n\nfour\n',
}
const machine = new TestMachine({ programs: noShell, files, data: busyboxModules })

/** Expected texts as BusyBox prints them, recorded from v1.35 and v1.37. */
test.each<readonly [string, { readonly stdout?: string; readonly stderr?: string; readonly exit?: number }]>([
  ['cat nosuch', { stderr: "cat: can't open 'nosuch': No such file or directory\n", exit: 1 }],
  ['cat poem', { stdout: 'one\ntwo three\n\nfour\n' }],
  ['cat -n poem', { stdout: '     1\tone\n     2\ttwo three\n     3\t\n     4\tfour\n' }],
  ['head -n2 poem', { stdout: 'one\ntwo three\n' }],
  ['head -n 1 nosuch', { stderr: 'head: nosuch: No such file or directory\n', exit: 1 }],
  ['tail -n 2 poem', { stdout: '\nfour\n' }],
  ['wc poem', { stdout: '        4         4        20 poem\n' }],
  ['wc -l poem', { stdout: '4 poem\n' }],
  ['grep -n o poem', { stdout: '1:one\n2:two three\n4:four\n' }],
  ['grep -c zzz poem', { stdout: '0\n', exit: 1 }],
  ['grep x nosuch', { stderr: 'grep: nosuch: No such file or directory\n', exit: 2 }],
  ['ls nosuch', { stderr: 'ls: nosuch: No such file or directory\n', exit: 1 }],
  ['ls', { stdout: 'poem\n' }],
  ['rm nosuch', { stderr: "rm: can't remove 'nosuch': No such file or directory\n", exit: 1 }],
  ['rm -f nosuch', {}],
  ['mkdir /proc', { stderr: "mkdir: can't create directory '/proc': File exists\n", exit: 1 }],
  ['cp a b', { stderr: "cp: can't stat 'a': No such file or directory\n", exit: 1 }],
  ['mv a b', { stderr: "mv: can't rename 'a': No such file or directory\n", exit: 1 }],
  ['rmdir nosuch', { stderr: "rmdir: 'nosuch': No such file or directory\n", exit: 1 }],
  ['kill 999999', { stderr: "kill: can't kill pid 999999: No such process\n", exit: 1 }],
  ['kill', { stderr: 'kill: you need to specify whom to kill\n', exit: 1 }],
  ['sleep x', { stderr: "sleep: invalid number 'x'\n", exit: 1 }],
  ['readlink /nosuch', { exit: 1 }],
  ['hostname', { stdout: 'testhost\n' }],
  ['id', { stdout: 'uid=0(root) gid=0(root) groups=0(root)\n' }],
  ['whoami', { stdout: 'root\n' }],
  ['seq 1 3', { stdout: '1\n2\n3\n' }],
  ['basename /a/b', { stdout: 'b\n' }],
  [
    'uname -a',
    {
      stdout:
        'Linux testhost 6.1.0-28-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22) x86_64 Linux\n',
    },
  ],
])('%s', (command, { stdout = '', stderr = '', exit = 0 }) => {
  expect(machine.run(command.split(' '))).toEqual({ stdout, stderr, exit })
})

test('ps lists what /proc shows, in the columns of this build', () => {
  const { stdout } = machine.run(['ps'])
  expect(stdout.replace(/^ *\d+ root( +0:00) ps$/m, '    N root$1 ps')).toBe(
    'PID   USER     TIME  COMMAND\n    1 root      0:00 /sbin/init\n    N root      0:00 ps\n',
  )
  expect(machine.run(['ps', '-o', 'foo']).stderr).toBe(
    "ps: bad -o argument 'foo', supported arguments: user,group,comm,args,pid,ppid,pgid,nice,rgroup,ruser,time,tty,vsz,sid,stat,rss\n",
  )
})

test('each applet of a module is found in it, and no module has others', () => {
  for (const [key, module] of Object.entries(busyboxModules))
    for (const name of Object.keys(module)) expect([name, moduleOf(name)]).toEqual([name, key])
  const names = new Set([...busyboxApplets, ...debianApplets, ...Object.values(alpineApplets).flat()])
  for (const name of names) {
    const key = moduleOf(name)
    expect([name, key === undefined || name in (busyboxModules[key] ?? {})]).toEqual([name, true])
  }
  for (const name of Object.keys(applets))
    expect([name, names.has(name) && moduleOf(name)]).toEqual([name, undefined])
})

test('an applet that is only a name says so', () => {
  expect(machine.run(['fdisk', '-l'])).toEqual({
    stdout: '',
    stderr: 'fdisk: this applet is not simulated here\n',
    exit: 125,
  })
})
