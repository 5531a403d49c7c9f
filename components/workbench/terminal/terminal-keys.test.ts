import { expect, test } from 'vitest'
import { TerminalKeys, withControl } from './terminal-keys'

const key = (name: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}, type = 'keydown') => ({
  type,
  key: name,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...held,
})

test('Tab completes, but after Esc it leaves the terminal', () => {
  const keys = new TerminalKeys()
  expect(keys.meaning(key('Tab'))).toBe('machine')
  expect(keys.meaning(key('Escape'))).toBe('machine')
  expect(keys.meaning(key('Escape', {}, 'keyup'))).toBe('machine')
  expect(keys.meaning(key('Tab'))).toBe('browser')
})

test('Esc, then Shift-Tab leaves backwards', () => {
  const keys = new TerminalKeys()
  keys.meaning(key('Escape'))
  keys.meaning(key('Shift', { shiftKey: true }))
  expect(keys.meaning(key('Tab', { shiftKey: true }))).toBe('browser')
})

test('another key after Esc takes the way out back, and so does leaving', () => {
  const keys = new TerminalKeys()
  keys.meaning(key('Escape'))
  keys.meaning(key('b'))
  expect(keys.meaning(key('Tab'))).toBe('machine')
  keys.meaning(key('Escape'))
  keys.left()
  expect(keys.meaning(key('Tab'))).toBe('machine')
})

test('Ctrl-C interrupts, Ctrl-Shift-C copies, Ctrl-Shift-V is the browser’s', () => {
  const keys = new TerminalKeys()
  expect(keys.meaning(key('c', { ctrlKey: true }))).toBe('machine')
  expect(keys.meaning(key('C', { ctrlKey: true, shiftKey: true }))).toBe('copy')
  expect(keys.meaning(key('V', { ctrlKey: true, shiftKey: true }))).toBe('browser')
})

test.each([
  ['c', '\u0003'],
  ['D', '\u0004'],
  ['[', '\u001b'],
  [' ', '\0'],
  ['1', '1'],
  ['docker', 'docker'],
])('Ctrl and %s', (text, code) => {
  expect(withControl(text)).toBe(code)
})
