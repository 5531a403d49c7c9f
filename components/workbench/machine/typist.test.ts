import { expect, test } from 'vitest'
import { Typist } from './typist'

/** A keyboard whose shell runs each line until `answer` is called, or not at all when it is instant. */
function desk({ atOnce = false, isInstant = false } = {}) {
  const timers: { milliseconds: number; callback: () => void }[] = []
  let done = 0
  const keyboard = {
    isReady: true,
    typed: '',
    write(data: string) {
      // As the driver does it: the machine is looked at before and after what is typed.
      typist.look()
      keyboard.typed += data
      if (data.endsWith('\r') && !isInstant) keyboard.isReady = false
      typist.look()
    },
  }
  const typist: Typist = new Typist(keyboard, {
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
  const answer = () => {
    keyboard.isReady = true
    typist.look()
  }
  return { typist, keyboard, pass, answer, timers, done: () => done }
}

test('commands are typed one at a time, each when the shell is ready', () => {
  const { typist, keyboard, pass, answer, done } = desk()
  typist.type(['docker ps', 'ls'])
  pass()
  expect(keyboard.typed).toBe('docker ps\r')
  typist.look()
  expect(pass()).toBe(0)
  answer()
  pass()
  expect(keyboard.typed).toBe('docker ps\rls\r')
  expect(done()).toBe(0)
  answer()
  expect(done()).toBe(1)
})

test('commands that are over at once follow each other in order', () => {
  for (const atOnce of [false, true]) {
    const { typist, keyboard, pass, done } = desk({ atOnce, isInstant: true })
    typist.type(['cd /', 'true', 'ls'])
    pass()
    expect(keyboard.typed).toBe('cd /\rtrue\rls\r')
    expect(done()).toBe(1)
  }
})

test('nothing is typed while a program runs', () => {
  const { typist, keyboard, pass } = desk()
  keyboard.isReady = false
  typist.type(['ls'])
  expect(pass()).toBe(0)
  expect(keyboard.typed).toBe('')
})

test('with reduced motion a command appears at once, still one at a time', () => {
  const { typist, keyboard, timers, answer } = desk({ atOnce: true })
  typist.type(['docker ps', 'ls'])
  expect(keyboard.typed).toBe('docker ps\r')
  expect(timers).toEqual([])
  answer()
  expect(keyboard.typed).toBe('docker ps\rls\r')
})

test('a long command does not take longer than a second and a half', () => {
  const { typist, pass } = desk()
  typist.type(['x'.repeat(400)])
  expect(pass()).toBeLessThan(1_700)
})

test('a key of the learner stops the typing, and half a line is cleared before the next command', () => {
  const { typist, keyboard, pass, done, timers } = desk()
  typist.type(['docker ps', 'ls'])
  timers.shift()?.callback()
  typist.interrupt('q')
  expect(done()).toBe(1)
  expect(pass()).toBe(0)
  expect(keyboard.typed).toBe('d')
  typist.type(['ls'])
  pass()
  expect(keyboard.typed).toBe('d\u0005\u0015ls\r')
})

test('after the learner’s own Enter or Ctrl-C there is nothing to clear', () => {
  const { typist, keyboard, pass } = desk()
  typist.interrupt('pwd\r')
  typist.interrupt('\u0003')
  typist.type(['ls'])
  pass()
  expect(keyboard.typed).toBe('ls\r')
})
