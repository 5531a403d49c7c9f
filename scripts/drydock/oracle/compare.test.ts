import { expect, test } from 'vitest'
import { Comparison } from './compare'
import { lineDiff } from './line-diff'
import { normalize } from './normalize'
import { parseSession } from './session'

const long = (digit: string) => digit.repeat(64)
const record = (cmd: string, stdout: string) => ({ seq: 1, cmd, stdout, stderr: '', exit: 0 })
const answer = (stdout: string) => ({ stdout, stderr: '', exit: 0 })

test('an id stands for the same id throughout, long or short', () => {
  const comparison = new Comparison()
  expect(
    comparison.compare(record('docker run -d x', `${long('a')}\n`), answer(`${long('b')}\n`)),
  ).toBeUndefined()
  expect(
    comparison.compare(record('docker ps -q', 'aaaaaaaaaaaa\n'), answer('bbbbbbbbbbbb\n')),
  ).toBeUndefined()
  expect(
    comparison.compare(record('docker ps -q', 'aaaaaaaaaaaa\n'), answer('cccccccccccc\n')),
  ).toMatchObject({
    onlyIds: true,
  })
})

test('two ids are not one', () => {
  const comparison = new Comparison()
  const difference = comparison.compare(
    record('docker ps -q', 'aaaaaaaaaaaa\ndddddddddddd\n'),
    answer('bbbbbbbbbbbb\nbbbbbbbbbbbb\n'),
  )
  expect(difference).toMatchObject({ onlyIds: true })
})

test('text and exit status must be equal', () => {
  const comparison = new Comparison()
  expect(comparison.compare(record('x', 'one\n'), answer('two\n'))).toEqual({
    seq: 1,
    cmd: 'x',
    stdout: ['one\n', 'two\n'],
    onlyIds: false,
  })
  expect(comparison.compare(record('x', ''), { stdout: '', stderr: '', exit: 3 })).toMatchObject({
    exit: [0, 3],
  })
})

test.each([
  ['Up 3 seconds', 'Up 2 hours', 'docker ps'],
  ['x   5 minutes ago', 'x  About an hour ago', 'docker images'],
  ['2026-11-20T16:13:27Z', '2027-01-02T03:04:05.678Z', 'docker inspect x'],
  ['0.0.0.0:32768->80/tcp', '0.0.0.0:40000->80/tcp', 'docker ps'],
  ['02:42:ac:11:00:02', '9a:1b:00:11:22:33', 'ip link'],
  ['admiring_turing', 'zen_hopper', 'docker ps'],
  ['abcdefabcdef: Waiting\nabcdefabcdef: Pull complete', 'abcdefabcdef: Pull complete', 'docker pull x'],
  ['#1 [a] x\n#1 DONE 0.3s\n#2 [b] y', '#1 [b] y\n#2 [a] x\n#2 DONE 1.5s', 'docker build .'],
])('%j is as good as %j', (recorded, answered, cmd) => {
  expect(new Comparison().compare(record(cmd, recorded), answer(answered))).toBeUndefined()
})

test('normalising twice changes nothing more', () => {
  const text = normalize(`${'x'.repeat(3)}   5 minutes ago  \n\n`, { cmd: 'docker ps' })
  expect(normalize(text, { cmd: 'docker ps' })).toBe(text)
})

test('a difference shows the lines that are not common', () => {
  expect(lineDiff('a\nb\nc', 'a\nx\nc')).toEqual(['- b', '+ x'])
})

test('a session that is not one is told by its line', () => {
  expect(parseSession('{"cmd":"a"}\n\n{"cmd":"b","tty":true}\n')).toEqual([
    { cmd: 'a' },
    { cmd: 'b', tty: true },
  ])
  expect(() => parseSession('{"cmd":"a"}\nnonsense')).toThrow('line 2 of the session')
})
