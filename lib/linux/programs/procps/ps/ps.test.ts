import { expect, test } from 'vitest'
import { TestMachine } from '../../../testing/test-machine'
import { executable } from '../../../vfs/tree'
import { procpsPrograms } from '../index'

const machine = new TestMachine({
  programs: procpsPrograms,
  files: { '/bin/ps': executable('procps/ps', 137_000) },
})
const ps = (...words: string[]) => machine.run(['ps', ...words])

test('layouts of the usual formats', () => {
  expect(ps('-e').stdout).toMatch(
    /^ {4}PID TTY {10}TIME CMD\n {6}1 \? {8}00:00:00 init\n +\d+ \? {8}00:00:00 ps\n$/,
  )
  expect(ps('-p', '1', '-o', 'pid,ppid,args').stdout).toBe(
    '    PID    PPID COMMAND\n      1       0 /sbin/init\n',
  )
  expect(ps('-p', '1', '-o', 'pid=').stdout).toBe('      1\n')
  expect(ps('-p', '1', '-o', 'pid=X,comm=NAME').stdout).toBe('      X NAME\n      1 init\n')
  expect(ps('aux').stdout.split('\n').slice(0, 2)).toEqual([
    'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
    expect.stringMatching(/^root {11}1 {2}0\.0 {2}0\.\d +\d+ +\d+ \? {8}Ss? +00:00 {3}0:00 \/sbin\/init$/),
  ])
  expect(ps('-ef').stdout.split('\n').slice(0, 2)).toEqual([
    'UID          PID    PPID  C STIME TTY          TIME CMD',
    'root           1       0  0 00:00 ?        00:00:00 /sbin/init',
  ])
})

test('nothing chosen is a heading and status 1', () => {
  expect(ps('-p', '99999')).toEqual({ stdout: '    PID TTY          TIME CMD\n', stderr: '', exit: 1 })
  expect(ps('-C', 'nosuch')).toEqual({ stdout: '    PID TTY          TIME CMD\n', stderr: '', exit: 1 })
})

test.each([
  [['--foo'], 'error: unknown gnu long option'],
  [['-Q'], 'error: unsupported SysV option'],
  [['-o', 'foo'], 'error: unknown user-defined format specifier "foo"'],
  [['-p'], 'error: list of process IDs must follow -p'],
  [['-p', 'abc'], 'error: process ID list syntax error'],
])('%j: %s', (words, message) => {
  const { stderr, exit } = ps(...words)
  expect([stderr.split('\n')[0], exit]).toEqual([message, 1])
})

test('namespaces can be asked for', () => {
  expect(ps('-p', '1', '-o', 'pid,pidns,utsns').stdout).toBe(
    '    PID      PIDNS      UTSNS\n      1 4026531836 4026531838\n',
  )
})
