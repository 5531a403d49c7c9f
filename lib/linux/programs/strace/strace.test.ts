import { expect, test } from 'vitest'
import { SECOND } from '../../../base/clock'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { TestMachine } from '../../testing/test-machine'
import { executable } from '../../vfs/tree'
import { strace } from './strace'

function* cat({ sys, argv, stdout }: Process): Blocking<number> {
  try {
    const fd = yield* sys.open(argv[1] ?? '', { access: 'read' })
    yield* stdout.write(yield* sys.read(fd, 65_536))
    return 0
  } catch {
    return 1
  }
}

function* family({ sys }: Process): Blocking<number> {
  const child = sys.clone(
    function* (own) {
      own.sys.mount({ source: 'none', target: '/', propagation: 'private', recursive: true })
      yield* own.sys.nanosleep(1.5 * SECOND)
      return 3
    },
    ['CLONE_NEWNS', 'CLONE_NEWPID'],
  )
  yield* sys.wait4(child)
  return 0
}

function* victim({ sys }: Process): Blocking<number> {
  const child = sys.clone(function* (own) {
    return yield* own.sys.pause()
  })
  yield* sys.nanosleep(SECOND)
  sys.kill(child, 'SIGTERM')
  yield* sys.wait4(child)
  return 0
}

const programs = { strace, cat, family, victim }
const files = {
  '/bin/strace': executable('strace', 2_000_000),
  '/bin/cat': executable('cat', 44_016),
  '/bin/family': executable('family', 10_000),
  '/bin/victim': executable('victim', 10_000),
}

const run = (...argv: string[]) =>
  new TestMachine({ programs, files }).run(['/bin/strace', ...argv], { env: ['PATH=/bin', 'HOME=/root'] })

test('the calls of a program, with their results from column 40 on', () => {
  expect(run('cat', '/etc/hostname')).toEqual({
    stdout: 'testhost\n',
    stderr: `\
execve("/bin/cat", ["cat", "/etc/hostname"], 0x7ffd5c3a8e20 /* 2 vars */) = 0
openat(AT_FDCWD, "/etc/hostname", O_RDONLY) = 3
read(3, "testhost\\n", 65536)            = 9
write(1, "testhost\\n", 9)               = 9
exit_group(0)                           = ?
+++ exited with 0 +++
`,
    exit: 0,
  })
})

test('-f follows children, and an unfinished call is resumed', () => {
  expect(run('-f', '-e', 'trace=clone,mount,wait4,exit_group', 'family').stderr).toBe(`\
clone(child_stack=NULL, flags=CLONE_NEWNS|CLONE_NEWPID|SIGCHLD <unfinished ...>
strace: Process 4 attached
[pid     3] <... clone resumed>)        = 4
[pid     3] wait4(4,  <unfinished ...>
[pid     4] mount("none", "/", NULL, MS_REC|MS_PRIVATE, NULL) = 0
[pid     4] exit_group(3)               = ?
[pid     4] +++ exited with 3 +++
--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=4, si_uid=0, si_status=3, si_utime=0, si_stime=0} ---
<... wait4 resumed>[{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 4
exit_group(0)                           = ?
+++ exited with 0 +++
`)
})

test('signals name their sender; -qq leaves out ends', () => {
  expect(run('-f', '-qq', '-e', 'trace=kill', 'victim').stderr).toBe(`\
[pid     3] kill(4, SIGTERM)            = 0
[pid     4] --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=3, si_uid=0} ---
--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=4, si_uid=0, si_status=SIGTERM, si_utime=0, si_stime=0} ---
`)
})

test('times of day and of calls, failures only, strings cut', () => {
  const { stderr, exit } = run('-tt', '-T', '-e', 'trace=%file', '-s', '3', 'cat', '/missing')
  const shape = stderr.replace(/\d\d:\d\d:\d\d\.\d{6}/g, 'TIME').replace(/<\d\.\d{6}>/g, '<SPENT>')
  expect(shape.split('\n').slice(0, 2)).toEqual([
    'TIME execve("/bin/cat", ["cat", "/mi"...], 0x7ffd5c3a8e20 /* 2 vars */) = 0 <SPENT>',
    'TIME openat(AT_FDCWD, "/missing", O_RDONLY) = -1 ENOENT (No such file or directory) <SPENT>',
  ])
  expect(exit).toBe(1)
})

test('-c counts', () => {
  const lines = run('-c', 'cat', '/etc/hostname').stderr.trimEnd().split('\n')
  expect([lines[0], lines.at(-1)?.replace(/[\d.]+ +\d+ +(?=\d+ +total)/, '… ')]).toEqual([
    '% time     seconds  usecs/call     calls    errors syscall',
    '100.00    … 5           total',
  ])
})

test.each([
  [['-e', 'trace=%foo', 'cat'], "strace: invalid system call '%foo'\n"],
  [[], "strace: must have PROG [ARGS] or -p PID\nTry 'strace -h' for more information.\n"],
  [['-p', '999'], 'strace: attach: ptrace(PTRACE_SEIZE, 999): No such process\n'],
  [['nosuch'], "strace: Can't stat 'nosuch': No such file or directory\n"],
])('strace %j is refused', (argv, stderr) => {
  expect(run(...argv)).toEqual({ stdout: '', stderr, exit: 1 })
})
