import { isErrno } from '../../kernel/errno'
import { Failure, UsageFailure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 ipcmk [options]

Make System V objects with new keys.

Options:
 -M, --shmem <size>       make a shared memory segment of this size
 -S, --semaphore <count>  make an array of so many semaphores
 -Q, --queue              make a message queue
 -p, --mode <mode>        permissions in octal; 0644 when left out

 -h, --help               print this
 -V, --version            print the version
`

const DEFAULT_MODE = 0o644

const units: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }

export const ipcmk = utility({
  family: utilLinux,
  name: 'ipcmk',
  help,
  options: { shmem: '-M=', semaphore: '-S=', queue: '-Q', mode: '-p=', help: '-h', version: '-V' },
  *run({ sys, stdout }, { options }) {
    const { shmem, semaphore, queue } = options
    if (shmem === undefined && semaphore === undefined && !queue) throw new UsageFailure('bad usage')
    const mode = options.mode === undefined ? DEFAULT_MODE : number(options.mode, 8, 'mode')
    const make = (what: string, get: (key: number) => number): number => {
      const bytes = sys.getrandom(4)
      const key = new DataView(bytes.buffer, bytes.byteOffset).getInt32(0)
      try {
        return get(key)
      } catch (error) {
        if (isErrno(error)) throw new Failure(`create ${what} failed: ${error.message}`)
        throw error
      }
    }
    const request = { create: true, exclusive: true, mode }
    if (shmem !== undefined) {
      const id = make('share memory', (key) => sys.shmget(key, { ...request, size: bytesOf(shmem) }))
      yield* stdout.write(`Shared memory id: ${id}\n`)
    }
    if (queue) {
      const id = make('message queue', (key) => sys.msgget(key, request))
      yield* stdout.write(`Message queue id: ${id}\n`)
    }
    if (semaphore !== undefined) {
      const size = number(semaphore, 10, 'elements')
      const id = make('semaphore', (key) => sys.semget(key, { ...request, size }))
      yield* stdout.write(`Semaphore id: ${id}\n`)
    }
    return 0
  },
})

function number(text: string, base: number, what: string): number {
  const isValid = base === 8 ? /^[0-7]+$/.test(text) : /^\d+$/.test(text)
  if (!isValid) throw new Failure(`failed to parse ${what}: '${text}'`)
  return Number.parseInt(text, base)
}

function bytesOf(text: string): number {
  const [, digits, unit = ''] = /^(\d+)([KMG]?)(?:iB)?$/i.exec(text) ?? []
  const factor = units[unit.toUpperCase()]
  if (digits === undefined || factor === undefined) throw new Failure(`failed to parse size: '${text}'`)
  return Number(digits) * factor
}
