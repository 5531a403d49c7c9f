import { decode, encode } from '../../base/bytes'
import { isErrno } from '../kernel/errno'
import { parseSignal } from '../kernel/signal'
import type { Syscalls } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { writeJournal } from './journal'
import type { Manager } from './manager'
import {
  CONTROL_SOCKET,
  type ControlReply,
  type ControlRequest,
  NOTIFY_SOCKET,
  SYSLOG_SOCKET,
} from './protocol'

/** Opens systemd's sockets; each is served by a thread of its own, as are the connections to it. */
export function serve(sys: Syscalls, manager: Manager): void {
  listen(sys, CONTROL_SOCKET, 0o600, (fd) => control(sys, fd, manager))
  listen(sys, NOTIFY_SOCKET, 0o777, (fd) => notified(sys, fd, manager))
  listen(sys, SYSLOG_SOCKET, 0o666, (fd) => syslog(sys, fd))
}

function listen(sys: Syscalls, path: string, mode: number, answer: (fd: number) => Blocking<void>): void {
  const listener = sys.socket('unix')
  sys.setCloseOnExec(listener, true)
  sys.bind(listener, { family: 'unix', path })
  sys.chmod(path, mode)
  sys.listen(listener)
  sys.thread(function* () {
    for (;;) {
      const fd = yield* sys.accept(listener)
      sys.setCloseOnExec(fd, true)
      sys.thread(function* () {
        try {
          yield* answer(fd)
        } catch (error) {
          // A client that went away takes nothing with it.
          if (!isErrno(error)) throw error
        }
        sys.close(fd)
      })
    }
  })
}

function* readText(sys: Syscalls, fd: number): Blocking<string> {
  return decode(yield* sys.read(fd, 65_536))
}

function* control(sys: Syscalls, fd: number, manager: Manager): Blocking<void> {
  const request = JSON.parse(yield* readText(sys, fd)) as ControlRequest
  yield* sys.write(fd, encode(`${JSON.stringify(yield* answerTo(request, manager))}\n`))
}

function* answerTo(
  { verb, unit = '', signal = 'SIGTERM' }: ControlRequest,
  manager: Manager,
): Blocking<ControlReply> {
  switch (verb) {
    case 'start':
      return yield* manager.start(unit)
    case 'stop':
      return yield* manager.stop(unit)
    case 'restart': {
      const stopped = yield* manager.stop(unit)
      return stopped.ok ? yield* manager.start(unit) : stopped
    }
    case 'reload':
      return yield* manager.reload(unit)
    case 'kill':
      return yield* manager.kill(unit, parseSignal(signal) ?? 'SIGTERM')
    case 'reset-failed':
      manager.resetFailed(unit || undefined)
      return { ok: true }
    case 'daemon-reload':
      return { ok: true }
    default:
      return { ok: true, units: manager.list(verb === 'status' ? unit : undefined) }
  }
}

function* notified(sys: Syscalls, fd: number, manager: Manager): Blocking<void> {
  const text = yield* readText(sys, fd)
  if (/^READY=1$/m.test(text)) manager.ready(Number(/^MAINPID=(\d+)$/m.exec(text)?.[1] ?? 0))
}

/** A message such as `<13>student[812]: text` (syslog(3)). */
function* syslog(sys: Syscalls, fd: number): Blocking<void> {
  for (;;) {
    const text = yield* readText(sys, fd)
    if (text === '') return
    for (const line of text.split('\n').filter((each) => each !== '')) {
      const [, code = '13', identifier = '', pid = '0', message = ''] =
        /^<(\d+)>(?:\w{3} [ \d]\d [\d:]+ )?([^:[\s]*)(?:\[(\d+)\])?:? ?(.*)$/s.exec(line) ?? []
      yield* writeJournal(sys, { identifier, pid: Number(pid), message, priority: Number(code) & 7 })
    }
  }
}
