import { encode } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { SYSLOG_SOCKET } from '../../../linux/systemd/protocol'
import type { Container } from '../container/container'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import type { LogEntry } from './format'

/** daemon.info and daemon.err (syslog(3)) */
const PRIORITY = { stdout: 30, stderr: 27 }

/** Where a logging driver sends lines besides its file. */
export interface Forward {
  send(entry: LogEntry): Blocking<void>
  close(): void
}

/** The machine's system log, for the drivers that write there; undefined for the others. @throws EngineError when it is not there */
export function* connectSyslog({ sys }: Engine, container: Container): Blocking<Forward | undefined> {
  const { Type, Config } = container.hostConfig.LogConfig
  if (Type !== 'syslog' && Type !== 'journald') return undefined
  const fd = sys.socket('unix')
  sys.setCloseOnExec(fd, true)
  try {
    yield* sys.connect(fd, { family: 'unix', path: SYSLOG_SOCKET })
  } catch (error) {
    if (!isErrno(error)) throw error
    sys.close(fd)
    const reason = Type === 'syslog' ? 'Unix syslog delivery error' : 'journald is not enabled on this host'
    throw new EngineError(
      'System',
      `failed to create task for container: failed to initialize logging driver: ${reason}`,
    )
  }
  const tag = Config?.tag?.replace(/\{\{\.Name\}\}/g, container.name) ?? container.id.slice(0, 12)
  return {
    *send({ log, stream }) {
      try {
        yield* sys.write(
          fd,
          encode(`<${PRIORITY[stream]}>${tag}[${sys.getpid()}]: ${log.replace(/\n?$/, '\n')}`),
        )
      } catch (error) {
        if (!isErrno(error)) throw error
      }
    },
    close: () => sys.close(fd),
  }
}
