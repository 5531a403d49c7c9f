import { encode } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Process } from '../../linux/kernel/program'
import type { Blocking } from '../../linux/kernel/wait-queue'

/** Tells the service manager, when there is one, that this daemon can be used now (sd_notify(3)). */
export function* notifyReady({ sys, env }: Process): Blocking<void> {
  const path = env.get('NOTIFY_SOCKET')
  if (path === undefined) return
  const fd = sys.socket('unix')
  try {
    yield* sys.connect(fd, { family: 'unix', path })
    yield* sys.write(fd, encode(`READY=1\nMAINPID=${sys.getpid()}\n`))
  } catch (error) {
    if (!isErrno(error)) throw error
  } finally {
    sys.close(fd)
  }
}
