import { decode } from '../../../../base/bytes'
import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import { run } from '../../support/run'
import { readNames } from '../../support/users'
import { type Applet, AppletFailure, AppletUsage } from '../applet'

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

export const sleep: Applet = {
  options: '+',
  usage: '[N]...',
  about: 'Wait for as long as the numbers add up to, in seconds or with s, m, h, d',
  *run({ process, operands }) {
    if (operands.length === 0) throw new AppletUsage('')
    let seconds = 0
    for (const word of operands) {
      const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(word) ?? []
      if (word === 'infinity') seconds = Number.MAX_SAFE_INTEGER / SECOND
      else if (number === undefined) throw new AppletFailure(`invalid number '${word}'`)
      else seconds += Number(number) * (UNITS[unit === '' ? 's' : unit] ?? 1)
    }
    yield* process.sys.nanosleep(seconds * SECOND)
    return 0
  },
}

export const hostname: Applet = {
  options: 'sfi',
  usage: '[-sif] [HOSTNAME]',
  about: 'Print or set the host name',
  *run({ process, operands: [name], flags }) {
    if (name !== undefined) {
      try {
        process.sys.sethostname(name)
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new AppletFailure(`sethostname: ${error.message}`)
      }
      return 0
    }
    const full = process.sys.gethostname()
    yield* process.stdout.write(`${flags.has('s') ? full.split('.')[0] : full}\n`)
    return 0
  },
}

export const whoami: Applet = {
  options: '',
  usage: '',
  about: 'Print the user name of the effective user id',
  *run({ process }) {
    const uid = process.sys.geteuid()
    const name = (yield* readNames(process.sys, '/etc/passwd')).get(uid)
    if (name === undefined) throw new AppletFailure(`unknown uid ${uid}`)
    yield* process.stdout.write(`${name}\n`)
    return 0
  },
}

export const uname: Applet = {
  options: 'amnrspvio',
  usage: '[-amnrspvio]',
  about: 'Print what system this is',
  *run({ process, flags, build }) {
    const { sysname, nodename, release, version, machine } = process.sys.uname()
    const parts: readonly (readonly [string, string])[] = [
      ['s', sysname],
      ['n', nodename],
      ['r', release],
      ['v', version],
      ['m', machine],
      ['p', 'unknown'],
      ['i', 'unknown'],
      ['o', build.system],
    ]
    const chosen = parts.filter(([letter]) => (flags.has('a') ? !'pi'.includes(letter) : flags.has(letter)))
    yield* process.stdout.write(
      `${(chosen.length === 0 ? [sysname] : chosen.map(([, text]) => text)).join(' ')}\n`,
    )
    return 0
  },
}

export const env: Applet = {
  options: '+iu:0',
  usage: '[-i0] [-u NAME]... [NAME=VALUE]... [PROG ARGS]',
  about: 'Print the environment, or run a program in a changed one',
  *run({ process, flags, values, operands }) {
    const variables = new Map(flags.has('i') ? [] : process.env)
    const unset = values.get('u')
    if (unset !== undefined) variables.delete(unset)
    const words = [...operands]
    if (words[0] === '-') {
      variables.clear()
      words.shift()
    }
    while (words[0]?.includes('=')) {
      const word = words.shift() ?? ''
      variables.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
    }
    if (words.length === 0) {
      const end = flags.has('0') ? '\0' : '\n'
      yield* process.stdout.write([...variables].map(([name, value]) => `${name}=${value}${end}`).join(''))
      return 0
    }
    try {
      return yield* run(process, words, variables)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new AppletFailure(
        `can't execute '${words[0]}': ${error.message}`,
        error.code === 'ENOENT' ? 127 : 126,
      )
    }
  },
}

export const printenv: Applet = {
  options: '',
  usage: '[VARIABLE]...',
  about: 'Print variables of the environment',
  *run({ process, operands }) {
    if (operands.length === 0) {
      yield* process.stdout.write([...process.env].map(([name, value]) => `${name}=${value}\n`).join(''))
      return 0
    }
    let status = 0
    for (const name of operands) {
      const value = process.env.get(name)
      if (value === undefined) status = 1
      else yield* process.stdout.write(`${value}\n`)
    }
    return status
  },
}

export const pwd: Applet = {
  options: 'LP',
  usage: '',
  about: 'Print the working directory',
  *run({ process }) {
    yield* process.stdout.write(`${process.sys.getcwd()}\n`)
    return 0
  },
}

export const trueApplet: Applet = { options: '+', usage: '', about: 'Succeed', run: status(0) }
export const falseApplet: Applet = { options: '+', usage: '', about: 'Fail', run: status(1) }

function status(value: number): Applet['run'] {
  return function* () {
    return value
  }
}

export const mount: Applet = {
  options: 'o:t:rw',
  usage: '[-t FSTYPE] [-o OPT] [DEVICE] [NODE]',
  about: 'Mount a file system, or list those that are mounted',
  *run({ process, operands, values, flags }) {
    const { sys } = process
    if (operands.length === 0) {
      const fd = yield* sys.open('/proc/mounts', { access: 'read' })
      const lines = decode(yield* sys.read(fd, 1_048_576))
        .trimEnd()
        .split('\n')
      const rows = lines
        .map((line) => line.split(' '))
        .map(([source, target, type, options]) => `${source} on ${target} type ${type} (${options})\n`)
      yield* process.stdout.write(rows.join(''))
      return 0
    }
    const [source = '', target = source] = operands
    const type = values.get('t')
    try {
      sys.mount({
        source,
        target,
        ...(type !== undefined && { type }),
        readOnly: flags.has('r'),
        data: values.get('o') ?? '',
      })
      return 0
    } catch (error) {
      if (isErrno(error, 'EPERM')) throw new AppletFailure(`permission denied (are you root?)`)
      if (!isErrno(error)) throw error
      throw new AppletFailure(`mounting ${source} on ${target} failed: ${error.message}`, 255)
    }
  },
}
