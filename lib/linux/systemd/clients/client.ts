import { decode, encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readToEnd } from '../../programs/support/files'
import { Failure } from '../../programs/utility'
import { CONTROL_SOCKET, type ControlReply, type ControlRequest } from '../protocol'

/** Asks process 1. @throws Failure worded as systemctl's when systemd is not there or one may not ask */
export function* askSystemd({ sys, stderr }: Process, request: ControlRequest): Blocking<ControlReply> {
  const fd = sys.socket('unix')
  try {
    yield* sys.connect(fd, { family: 'unix', path: CONTROL_SOCKET })
    yield* sys.write(fd, encode(`${JSON.stringify(request)}\n`))
    return JSON.parse(decode(yield* readToEnd(sys, fd))) as ControlReply
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'EACCES' || error.code === 'EPERM') {
      const what = request.verb === 'start' || request.verb === 'stop' || request.verb === 'restart'
      if (what)
        throw new Failure(`Failed to ${request.verb} ${request.unit}: Interactive authentication required.`)
    }
    yield* stderr.write("System has not been booted with systemd as init system (PID 1). Can't operate.\n")
    throw new Failure('Failed to connect to bus: Host is down')
  } finally {
    sys.close(fd)
  }
}
