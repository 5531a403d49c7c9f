import { expect, test } from 'vitest'
import { Typist } from './typist'

function desk({ atOnce = false } = {}) {
  const timers: { milliseconds: number; callback: () => void }[] = []
  const keyboard = {
    atPrompt: true,
    typed: '',
    write(data: string) {
      keyboard.typed += data
    },
  }
  let done = 0
  const typist = new Typist(keyboard, {
    atOnce,
    wait(milliseconds, callback) {
      const timer = { milliseconds, callback }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
    },
    onDone: () => void done++,
  })
  /** Lets all waiting timers pass; returns the real time that took. */
  const pass = () => {
    let milliseconds = 0
    for (let timer = timers.shift(); timer; timer = timers.shift()) {
      milliseconds += timer.milliseconds
      timer.callback()
    }
    return milliseconds
  }
  return { typist, keyboard, pass, timers, done: () => done }
}

test('commands are typed one at a time, each when the shell waits for it', () => {
  const { typist, keyboard, pass, done } = desk()
  typist.type(['docker ps', 'ls'])
  typist.settled()
  pass()
  expect(keyboard.typed).toBe('docker ps\r')
  keyboard.atPrompt = false
  typist.settled()
  pass()
  expect(keyboard.typed).toBe('docker ps\r')
  keyboard.atPrompt = true
  typist.settled()
  pass()
  expect(keyboard.typed).toBe('docker ps\rls\r')
  expect(done()).toBe(0)
  typist.settled()
  expect(done()).toBe(1)
})

test('nothing is typed while a program runs', () => {
  const { typist, keyboard, pass } = desk()
  keyboard.atPrompt = false
  typist.type(['ls'])
  typist.settled()
  pass()
  expect(keyboard.typed).toBe('')
})

test('with reduced motion a command appears at once, still one at a time', () => {
  const { typist, keyboard, timers } = desk({ atOnce: true })
  typist.type(['docker ps', 'ls'])
  typist.settled()
  expect(keyboard.typed).toBe('docker ps\r')
  expect(timers).toEqual([])
  typist.settled()
  expect(keyboard.typed).toBe('docker ps\rls\r')
})

test('a long command does not take longer than a second and a half', () => {
  const { typist, pass } = desk()
  typist.type(['x'.repeat(400)])
  typist.settled()
  expect(pass()).toBeLessThan(1_700)
})

test('a key of the learner stops the typing, and half a line is cleared before the next command', () => {
  const { typist, keyboard, pass, done, timers } = desk()
  typist.type(['docker ps', 'ls'])
  typist.settled()
  timers.shift()?.callback()
  typist.interrupt('q')
  expect(done()).toBe(1)
  expect(pass()).toBe(0)
  expect(keyboard.typed).toBe('d')
  typist.type(['ls'])
  typist.settled()
  pass()
  expect(keyboard.typed).toBe('d\u0005\u0015ls\r')
})

test('after the learner’s own Enter or Ctrl-C there is nothing to clear', () => {
  const { typist, keyboard, pass } = desk()
  typist.interrupt('pwd\r')
  typist.interrupt('\u0003')
  typist.type(['ls'])
  typist.settled()
  pass()
  expect(keyboard.typed).toBe('ls\r')
})
