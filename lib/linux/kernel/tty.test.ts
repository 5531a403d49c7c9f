import { expect, test } from 'vitest'
import { decode, encode } from '../../base/bytes'
import { cookedMode, Tty } from './tty'

const rawMode = { ...cookedMode, canonical: false, echo: false }

function terminal() {
  const tty = new Tty(0, { signal() {} })
  return { tty, type: (text: string) => tty.type(encode(text)), read: () => decode(tty.takeInput(4096)) }
}

test('a line can be read once Enter was typed', () => {
  const { tty, type, read } = terminal()
  type('ls')
  expect(tty.hasInput).toBe(false)
  type('\r')
  expect(read()).toBe('ls\n')
})

test('what was typed ahead can be read when a program turns line editing off', () => {
  const { tty, type, read } = terminal()
  type('pwd\rdo')
  tty.mode = rawMode
  type('cker ps\r')
  expect(read()).toBe('pwd\ndocker ps\n')
})

test('a line half typed stays editable while line editing stays on', () => {
  const { tty, type, read } = terminal()
  type('lx')
  tty.mode = { ...cookedMode, echo: false }
  type('\x7fs\r')
  expect(read()).toBe('ls\n')
})
