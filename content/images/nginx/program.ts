import { decode } from '@/lib/base/bytes'
import { civil } from '@/lib/base/civil'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Syscalls } from '@/lib/linux/kernel/syscalls'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { NGINX_VERSION, type Site, serveConnection } from './serve'

const CONFIGURATION = '/etc/nginx/conf.d/default.conf'
const WORKER_USER = 101

/** nginx: a master that listens, and a worker a processor that answers (nginx.org/en/docs). */
export function* nginx(process: Process): Blocking<number> {
  const { sys, argv, stderr } = process
  if (argv.includes('-v')) {
    yield* stderr.write(`nginx version: nginx/${NGINX_VERSION}\n`)
    return 0
  }
  if (argv.includes('-t')) {
    yield* stderr.write(
      'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
    )
    return 0
  }
  const site = yield* readSite(sys)
  const log = (text: string) =>
    stderr.write(`${timestamp(sys)} [notice] ${sys.getpid()}#${sys.getpid()}: ${text}\n`)
  const listener = sys.socket('inet')
  try {
    sys.bind(listener, { family: 'inet', address: '0.0.0.0', port: site.port })
    sys.listen(listener)
  } catch (error) {
    if (!isErrno(error)) throw error
    const pid = sys.getpid()
    yield* stderr.write(
      `${timestamp(sys)} [emerg] ${pid}#${pid}: bind() to 0.0.0.0:${site.port} failed (${error.message})\n`,
    )
    yield* stderr.write(`nginx: [emerg] bind() to 0.0.0.0:${site.port} failed (${error.message})\n`)
    return 1
  }
  yield* log('using the "epoll" event method')
  yield* log(`nginx/${NGINX_VERSION}`)
  yield* log(`OS: Linux ${sys.uname().release}`)
  sys.setproctitle(`nginx: master process ${argv.join(' ')}`)
  yield* log('start worker processes')
  let isEnding = false
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const) {
    sys.sigaction(signal, {
      handler: () => {
        isEnding = true
      },
    })
  }
  const workers: number[] = []
  for (let index = 0; index < 2; index++) {
    const worker = sys.clone((child) => work(child, listener, site))
    workers.push(worker)
    yield* log(`start worker process ${worker}`)
  }
  while (!isEnding)
    yield* waitForWorker(
      process,
      workers,
      () => isEnding,
      (child) => work(child, listener, site),
    )
  for (const worker of workers) sys.kill(worker, 'SIGKILL')
  yield* log('exit')
  return 0
}

function* waitForWorker(
  { sys }: Process,
  workers: number[],
  isEnding: () => boolean,
  main: (child: Process) => Blocking<number>,
): Blocking<void> {
  try {
    const status = yield* sys.wait4(-1)
    const index = status ? workers.indexOf(status.pid) : -1
    if (index >= 0 && !isEnding()) workers[index] = sys.clone(main)
  } catch (error) {
    if (!isErrno(error, 'EINTR', 'ECHILD')) throw error
  }
}

function* work(process: Process, listener: number, site: Site): Blocking<number> {
  const { sys } = process
  sys.setproctitle('nginx: worker process')
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const) sys.sigaction(signal, 'default')
  sys.setgroups([WORKER_USER])
  sys.setresgid(WORKER_USER, WORKER_USER, WORKER_USER)
  sys.setresuid(WORKER_USER, WORKER_USER, WORKER_USER)
  for (;;) {
    const connection = yield* sys.accept(listener)
    sys.thread(function* () {
      try {
        yield* serveConnection(process, connection, site)
      } catch (error) {
        if (!isErrno(error)) throw error
      }
      sys.close(connection)
    })
  }
}

function* readSite(sys: Syscalls): Blocking<Site> {
  let text = ''
  try {
    const fd = yield* sys.open(CONFIGURATION, { access: 'read' })
    text = decode(yield* sys.read(fd, 65_536))
    sys.close(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
  return {
    port: Number(/^\s*listen\s+(\d+)/m.exec(text)?.[1] ?? 80),
    root: /^\s*root\s+([^;\s]+)/m.exec(text)?.[1] ?? '/usr/share/nginx/html',
  }
}

function timestamp(sys: Syscalls): string {
  const { year, month, day, hour, minute, second } = civil(sys.realtime())
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}/${two(month)}/${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}
