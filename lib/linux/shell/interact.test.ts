import { expect, test } from 'vitest'
import type { AuditRecord } from '../kernel/syscalls'
import { programs } from '../programs/index'
import { TestMachine } from '../testing/test-machine'
import { executable, symlink, type TreeDescription } from '../vfs/tree'
import { bash } from './bash'
import { ash, sh } from './posix'

const PROMPT = '\x1b[?2004hroot@testhost:~# '
const ACCEPTED = '\r\n\x1b[?2004l\r'

function machine(): TestMachine {
  const files: Record<string, TreeDescription[string]> = {
    '/bin': symlink('usr/bin'),
    '/usr/bin/bash': executable('bash', 1_265_648),
    '/usr/bin/dash': executable('dash', 125_640),
    '/usr/bin/ash': executable('ash', 1_000_000),
    '/root/.bashrc': "PS1='\\u@\\h:\\w\\$ '\nHISTCONTROL=ignoredups\nalias ll='ls -l'\n",
    '/root/my file': 'hi\n',
    '/root/other': '',
  }
  for (const key of Object.keys(programs)) files[`/usr/bin/${key.split('/').pop()}`] = executable(key, 43_000)
  return new TestMachine({ programs: { ...programs, bash, dash: sh, ash }, files })
}

const env = ['PATH=/usr/bin:/bin', 'HOME=/root', 'LANG=C.UTF-8']

function session(shell = 'bash'): (keys: string) => string {
  const { type } = machine().openTerminal([`/bin/${shell}`], env)
  type('')
  return type
}

test('a command is read, run and followed by the prompt', () => {
  const { type } = machine().openTerminal(['/bin/bash'], env)
  expect(type('')).toBe(PROMPT)
  expect(type('echo hi\r')).toBe(`echo hi${ACCEPTED}hi\r\n${PROMPT}`)
  expect(type('nosuch\r')).toBe(`nosuch${ACCEPTED}bash: nosuch: command not found\r\n${PROMPT}`)
  expect(type('echo )\r')).toBe(`echo )${ACCEPTED}bash: syntax error near unexpected token \`)'\r\n${PROMPT}`)
  expect(type('exit 3\r')).toBe(`exit 3${ACCEPTED}exit\r\n`)
})

test('incomplete input is asked for with PS2 and kept as one line of history', () => {
  const type = session()
  expect(type('for i in 1 2\r')).toBe(`for i in 1 2${ACCEPTED}\x1b[?2004h> `)
  expect(type('do echo $i\r')).toBe(`do echo $i${ACCEPTED}\x1b[?2004h> `)
  expect(type('done\r')).toBe(`done${ACCEPTED}1\r\n2\r\n${PROMPT}`)
  expect(type('\x1b[A')).toBe('\r\x1b[Jroot@testhost:~# for i in 1 2; do echo $i; done')
})

test('the keyboard stops, resumes and interrupts jobs', () => {
  const type = session()
  expect(type('sleep 100\r')).toBe(`sleep 100${ACCEPTED}`)
  expect(type('\x1a')).toBe(`^Z\r\n[1]+  Stopped                 sleep 100\r\n${PROMPT}`)
  expect(type('bg\r')).toBe(`bg${ACCEPTED}[1]+ sleep 100 &\r\n${PROMPT}`)
  expect(type('jobs\r')).toBe(`jobs${ACCEPTED}[1]+  Running                 sleep 100 &\r\n${PROMPT}`)
  expect(type('fg\r')).toBe(`fg${ACCEPTED}sleep 100\r\n`)
  expect(type('\x03')).toBe(`^C\r\n${PROMPT}`)
  expect(type('echo $?\r')).toBe(`echo $?${ACCEPTED}130\r\n${PROMPT}`)
})

test('Ctrl-C ends an endless loop, and a loop around a program', () => {
  const type = session()
  expect(type('while :; do :; done\r')).toBe(`while :; do :; done${ACCEPTED}`)
  expect(type('\x03')).toBe(`^C\r\n${PROMPT}`)
  expect(type('while true; do sleep 5; done\r')).toBe(`while true; do sleep 5; done${ACCEPTED}`)
  expect(type('\x03')).toBe(`^C\r\n${PROMPT}`)
  expect(type('sleep 100; echo after\r')).toBe(`sleep 100; echo after${ACCEPTED}`)
  expect(type('\x03')).toBe(`^C\r\n${PROMPT}`)
  expect(type('half a line\x03')).toBe(`half a line^C\r\n\x1b[?2004l\r${PROMPT}`)
})

test('a background job is announced, and its end before the next prompt', () => {
  const type = session()
  expect(type('sleep 0.1 &\r')).toMatch(/^sleep 0\.1 &\r\n\x1b\[\?2004l\r\[1\] \d+\r\n/)
  expect(type('\r')).toBe(`${ACCEPTED}[1]+  Done                    sleep 0.1\r\n${PROMPT}`)
})

test('Tab completes commands, files and variables, and lists what is possible', () => {
  const type = session()
  expect(type('cat my\t')).toBe('cat my\r\x1b[Jroot@testhost:~# cat my\\ file ')
  expect(type('\r')).toBe(`${ACCEPTED}hi\r\n${PROMPT}`)
  expect(type('ls /e\t')).toBe('ls /e\r\x1b[Jroot@testhost:~# ls /etc/')
  expect(type('\t\t')).toBe('\x07\r\ngroup     hostname  passwd    \r\n\r\x1b[Jroot@testhost:~# ls /etc/')
  type('\x15')
  expect(type('whoa\t\r')).toBe(`whoa\r\x1b[Jroot@testhost:~# whoami ${ACCEPTED}root\r\n${PROMPT}`)
  expect(type('echo $OLDP\t')).toBe('echo $OLDP\r\x1b[Jroot@testhost:~# echo $OLDPWD ')
})

test('history is searched with Ctrl-R and recalled with exclamation marks', () => {
  const type = session()
  type('echo one\r')
  type('echo two\r')
  expect(type('!!\r')).toBe(`!!${ACCEPTED}echo two\r\ntwo\r\n${PROMPT}`)
  expect(type('!echo:1\r')).toBe(`!echo:1${ACCEPTED}two\r\nbash: two: command not found\r\n${PROMPT}`)
  type('\x12one')
  expect(type('\r')).toMatch(/one\r\n\x1b\[\?2004hroot@testhost:~# $/)
  expect(type('!nosuch\r')).toBe(`!nosuch${ACCEPTED}bash: !nosuch: event not found\r\n${PROMPT}`)
})

test('the rarer keys of Emacs mode', () => {
  const type = session()
  const line = (keys: string, expected: string) =>
    expect(type(`${keys}\r`)).toContain(`\x1b[?2004l\r${expected}\r\n`)
  line('echo one two\x1bt', 'two one')
  line('echo a   b\x02\x02\x1b\\ ', 'a b')
  line('echo x\x15echo y', 'y')
  line('echo gone\x18\x7fecho kept', 'kept')
  expect(type('echo remark\x1b#')).toContain('#echo remark')
  expect(type('\x12remark\x13')).toContain('i-search)`remark')
})

test('keys typed while a command runs belong to the next line', () => {
  const type = session()
  expect(type('sleep 1.5\rec')).toBe(`sleep 1.5${ACCEPTED}ec`.replace(/ec$/, ''))
  expect(type('ho x\r')).toContain('x\r\n')
})

test('a pasted text is not run until Enter', () => {
  const type = session()
  expect(type('\x1b[200~echo a\recho b\x1b[201~')).not.toContain('\r\na\r\n')
  expect(type('\r')).toBe(`${ACCEPTED}a\r\nb\r\n${PROMPT}`)
})

test('the kernel hears of prompts, commands and how they ended', () => {
  const host = machine()
  const records: AuditRecord[] = []
  host.kernel.watch((event) => {
    if (event.type === 'audit') records.push(event.record)
  })
  const { type } = host.openTerminal(['/bin/bash'], env)
  type('')
  type('false\r')
  type('if true\r')
  type('then echo a; fi\r')
  expect(records).toEqual([
    { type: 'prompt' },
    { type: 'command', text: 'false' },
    { type: 'command-end', status: 1 },
    { type: 'prompt' },
    { type: 'command', text: 'if true\nthen echo a; fi' },
    { type: 'command-end', status: 0 },
    { type: 'prompt' },
  ])
})

test('busybox and dash have prompts and messages of their own', () => {
  const busybox = session('ash')
  expect(busybox('cd /tmp\r')).toBe('cd /tmp\r\n/tmp # ')
  expect(busybox('nosuch\r')).toBe('nosuch\r\n/bin/ash: nosuch: not found\r\n/tmp # ')
  expect(busybox('\x04')).toBe('\r\n')
  const dash = session('dash')
  expect(dash('echo hi\r')).toBe('echo hi\r\nhi\r\n# ')
  expect(dash('nosuch\r')).toBe('nosuch\r\n/bin/dash: 2: nosuch: not found\r\n# ')
})
