import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { connectBefore } from '../../support/connect'
import { CHUNK } from '../../support/files'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  number,
  orFail,
} from '../applet'
import { become } from '../system/become'
import { addressOf } from './ping'

const nc: Applet = {
  options: '+lp:w:i:e:nvuzs:!f',
  usage: '[-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]',
  about:
    'Open a connection, or with -l wait for one, and copy both ways between it and standard input and output',
  *run(context) {
    const { process, flags, values, operands, given } = context
    const { sys } = process
    if (flags.has('u')) throw new AppletFailure('option -u is not simulated here')
    // What follows -e PROG are its arguments.
    const [host, port] = operands
    if (!flags.has('l') && (host === undefined || port === undefined)) throw new AppletUsage('')
    const program = values.has('e')
      ? [values.get('e') ?? '', ...operands.slice(flags.has('l') ? 0 : 2)]
      : undefined
    if (flags.has('l'))
      return yield* listen(context, program, given.filter(({ option }) => option === 'l').length > 1)
    const fd = yield* open(context, host ?? '', number(port ?? ''))
    if (flags.has('z')) return 0
    if (program) {
      for (const target of [0, 1, 2]) sys.dup2(fd, target)
      return yield* become(context, program)
    }
    return yield* copyBoth(context, fd)
  },
}

function* open(context: AppletContext, host: string, port: number): Blocking<number> {
  const { process, values, flags, build } = context
  const address = yield* addressOf(context, host)
  const fd = process.sys.socket('inet')
  const limit = values.get('w')
  const deadline = limit === undefined ? Number.POSITIVE_INFINITY : process.sys.now() + number(limit) * SECOND
  const outcome = yield* connectBefore(process.sys, fd, { family: 'inet', address, port }, deadline)
  const place = `${host} (${address}:${port})`
  if (outcome === 'connected') {
    if (flags.has('v')) yield* process.stderr.write(`${place} open\n`)
    return fd
  }
  if (build.psTime) {
    if (flags.has('z') && !flags.has('v'))
      throw new AppletFailure(`${place}: ${outcome === 'late' ? 'Connection timed out' : outcome.message}`)
    throw new AppletFailure(`${place}: ${outcome === 'late' ? 'Connection timed out' : outcome.message}`)
  }
  if (outcome === 'late') throw new AppletFailure('timed out')
  throw new AppletFailure(`can't connect to remote host (${address}): ${outcome.message}`)
}

function* listen(
  context: AppletContext,
  program: readonly string[] | undefined,
  isPersistent: boolean,
): Blocking<number> {
  const { process, values, operands } = context
  const { sys } = process
  const port = number(values.get('p') ?? (program ? '0' : (operands.at(-1) ?? '0')))
  const listener = sys.socket('inet')
  orFail(() => sys.bind(listener, { family: 'inet', address: values.get('s') ?? '::', port }), 'bind')
  sys.listen(listener, 1)
  do {
    const fd = yield* sys.accept(listener)
    if (!program) return yield* copyBoth(context, fd)
    if (!isPersistent) {
      for (const target of [0, 1, 2]) sys.dup2(fd, target)
      return yield* become(context, program)
    }
    sys.clone(function* (child) {
      for (const target of [0, 1, 2]) child.sys.dup2(fd, target)
      return yield* become({ ...context, process: child }, program)
    })
    sys.close(fd)
  } while (isPersistent)
  return 0
}

/** Copies until the other side has said all; the end of standard input is passed on. */
export function* copyBoth({ process }: AppletContext, fd: number): Blocking<number> {
  const { sys, stdout } = process
  let isOpen = true
  for (;;) {
    const ready = yield* sys.poll([{ fd, read: true }, ...(isOpen ? [{ fd: 0, read: true }] : [])])
    try {
      if (isOpen && ready.some((each) => each.fd === 0 && (each.readable || each.hangup))) {
        const typed = yield* sys.read(0, CHUNK)
        if (typed.length > 0) yield* sys.write(fd, typed)
        else {
          isOpen = false
          sys.shutdown(fd, 'write')
        }
      }
      if (!ready.some((each) => each.fd === fd && (each.readable || each.hangup))) continue
      const received = yield* sys.read(fd, CHUNK)
      if (received.length === 0) return 0
      yield* stdout.write(received)
    } catch (error) {
      if (!isErrno(error, 'ECONNRESET', 'EPIPE')) throw error
      return 1
    }
  }
}

const telnet: Applet = {
  options: '+al:',
  usage: '[-a] [-l USER] HOST [PORT]',
  about: 'Talk to a server line by line',
  *run(context) {
    const {
      process,
      operands: [host, port = '23'],
    } = context
    if (host === undefined) throw new AppletUsage('')
    const address = yield* addressOf(context, host)
    const fd = process.sys.socket('inet')
    const outcome = yield* connectBefore(
      process.sys,
      fd,
      { family: 'inet', address, port: number(port) },
      Number.POSITIVE_INFINITY,
    )
    if (outcome !== 'connected' && outcome !== 'late')
      throw new AppletFailure(`can't connect to remote host (${address}): ${outcome.message}`)
    yield* process.stdout.write(
      'Connected to '.concat(host, '\n\nEntering character mode\nEscape character is ', "'^]'.\n\n"),
    )
    yield* copyBoth(context, fd)
    yield* process.stderr.write('Connection closed by foreign host\r\n')
    return 1
  },
}

export const connectionApplets: Applets = { nc, telnet }
