import { concat, decode, encode } from '../../../base/bytes'
import { SECOND } from '../../../base/clock'
import { launch } from '../../../linux/kernel/launch'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { busyboxModules } from '../../../linux/programs/busybox/all-modules'
import { busyboxApplets } from '../../../linux/programs/busybox/applet-names'
import { busyboxPrograms } from '../../../linux/programs/busybox/busybox'
import { programs } from '../../../linux/programs/index'
import { packageTree, packageTrees } from '../../../linux/programs/package-tree'
import { packages } from '../../../linux/programs/packages'
import { ash, sh } from '../../../linux/shell/posix'
import { TestMachine } from '../../../linux/testing/test-machine'
import { directory, executable, hardLink, symlink, type TreeDescription } from '../../../linux/vfs/tree'
import { StdDemultiplexer } from '../../api/stdcopy'
import type { RepositoryListing, RepositorySource } from '../../registry/image-source'
import { CATALOG_KEY, repositoryKey } from '../../registry/module-keys'
import { buildModule } from '../build/build-module'
import { dockerPackage, dockerPrograms } from '../docker-package'
import type { Engine } from '../engine'
import { engineModule } from '../engine-module'
import { BUILD_MODULE_KEY } from '../http/build-handlers'
import { ENGINE_MODULE_KEY } from '../lazy-engine'
import { runtimePrograms } from '../runtime-programs'

const busyboxTree: TreeDescription = {
  '/bin/busybox': executable('busybox', 1_000_000),
  ...Object.fromEntries(
    busyboxApplets
      .filter((name) => name !== 'busybox')
      .map((name) => [`/bin/${name}`, hardLink('/bin/busybox')]),
  ),
  '/etc/passwd':
    'root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33:www-data:/var/www:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n',
  '/etc/group': 'root:x:0:\nmail:x:8:www-data\nwww-data:x:33:\nusers:x:100:\n',
  '/root': directory(0o700),
  '/tmp': directory(0o1777),
}

const busybox: RepositorySource = {
  path: 'library/busybox',
  tags: {
    latest: {
      created: '2025-12-01T00:00:00Z',
      config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['sh'] },
      steps: [{ createdBy: 'BusyBox 1.37.0 (glibc), Debian 13', files: () => busyboxTree }],
    },
  },
}

const hello: RepositorySource = {
  path: 'library/hello',
  tags: {
    latest: {
      created: '2025-11-01T00:00:00Z',
      config: { Cmd: ['echo', 'Hello from the registry!'], Env: ['PATH=/bin'], Labels: { kind: 'greeting' } },
      steps: [
        { createdBy: 'ADD rootfs / # buildkit', files: () => busyboxTree },
        { createdBy: 'COPY greeting / # buildkit', files: () => ({ '/greeting': 'hello\n' }) },
        { createdBy: 'CMD ["echo" "Hello from the registry!"]' },
      ],
    },
  },
}

const sources = [busybox, hello]
const catalog: readonly RepositoryListing[] = [
  { path: 'library/busybox', description: 'Busybox base image.', stars: 3400 },
  { path: 'library/hello', description: 'Says hello.', stars: 12 },
]

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly bytes: Uint8Array
}

export interface Output {
  readonly stdout: string
  readonly stderr: string
}

/** A machine that runs dockerd with busybox pulled, and a client that speaks the Engine API to it. */
export class DockerMachine {
  readonly machine: TestMachine
  engine!: Engine

  constructor() {
    const host = {
      announce: (engine: Engine) => {
        this.engine = engine
      },
      preload: ['busybox'],
    }
    this.machine = new TestMachine({
      programs: {
        ...programs,
        ...busyboxPrograms(ash),
        dash: sh,
        ...dockerPrograms(host),
        ...runtimePrograms,
      },
      files: {
        ...Object.assign({}, ...packageTrees(Object.keys(packages)), packageTree(dockerPackage)),
        '/etc/resolv.conf': 'nameserver 192.168.56.1\n',
        '/usr/bin/sh': executable('dash', 125_688),
        '/run': directory(),
        '/sys/fs/cgroup': directory(),
        '/var': directory(),
        '/var/run': symlink('/run'),
      },
      data: {
        ...busyboxModules,
        [ENGINE_MODULE_KEY]: engineModule,
        [BUILD_MODULE_KEY]: buildModule,
        [CATALOG_KEY]: catalog,
        ...Object.fromEntries(sources.map((source) => [repositoryKey(source.path), source])),
      },
    })
    this.machine.runProgram(function* ({ sys }) {
      sys.mount({ source: 'cgroup2', target: '/sys/fs/cgroup', type: 'cgroup2' })
      return 0
    })
    this.startDockerd()
  }

  /** Starts dockerd, as a service manager would. */
  startDockerd(...options: readonly string[]): void {
    launch(this.machine.kernel, this.machine.init, function* ({ sys }) {
      sys.setsid()
      const argv = ['dockerd', '-H', 'unix:///var/run/docker.sock', ...options]
      return yield* sys.execve('/usr/bin/dockerd', argv, ['PATH=/usr/bin:/bin'])
    })
    this.advance(1)
  }

  /** Ends dockerd with a signal and gives it time to stop its containers. */
  endDockerd(signal: 'SIGTERM' | 'SIGKILL' | 'SIGHUP'): void {
    this.machine.runProgram(function* ({ sys }) {
      const fd = yield* sys.open('/var/run/docker.pid', { access: 'read' })
      sys.kill(Number(decode(yield* sys.read(fd, 16))), signal)
      return 0
    })
    this.advance(20)
  }

  /** Lets virtual seconds pass; defects in programs surface here. */
  advance(seconds: number): void {
    this.machine.advance(seconds * SECOND)
    const fault = this.machine.faults.shift()
    if (fault) throw fault
  }

  /** One request and its whole answer. */
  request(method: string, target: string, body?: unknown, seconds = 60): Answer {
    let answer: Answer | undefined
    this.machine.runProgram(
      function* ({ sys }) {
        answer = yield* exchange(sys, method, target, body)
        return 0
      },
      { seconds },
    )
    if (!answer) throw new Error(`no answer to ${method} ${target}`)
    return answer
  }

  /** A request that must succeed; its JSON. */
  json<T>(method: string, target: string, body?: unknown, seconds = 60): T {
    const { status, body: text } = this.request(method, target, body, seconds)
    if (status >= 400) throw new Error(`${method} ${target}: ${status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  /** What `docker run` does: create, attach, wait, start; the streams and the exit status. */
  run(
    cmd: readonly string[],
    options: Record<string, unknown> = {},
    input?: string,
  ): Output & { readonly exit: number; readonly id: string } {
    let result: (Output & { exit: number; id: string }) | undefined
    this.machine.runProgram(function* ({ sys }) {
      const streams = {
        AttachStdout: true,
        AttachStderr: true,
        ...(input !== undefined && { OpenStdin: true, StdinOnce: true, AttachStdin: true }),
      }
      const created = yield* exchange(sys, 'POST', '/containers/create', {
        Image: 'busybox',
        Cmd: cmd,
        ...streams,
        ...options,
      })
      if (created.status !== 201) throw new Error(created.body)
      const { Id: id } = JSON.parse(created.body) as { Id: string }
      const query = `stream=1&stdout=1&stderr=1${input === undefined ? '' : '&stdin=1'}`
      const attached = yield* hijack(sys, `/containers/${id}/attach?${query}`)
      const waiter = yield* open(sys, 'POST', `/containers/${id}/wait?condition=next-exit`)
      yield* head(sys, waiter)
      const started = yield* exchange(sys, 'POST', `/containers/${id}/start`)
      if (input !== undefined) {
        // Who types at a terminal waits until the program is there.
        if (options.Tty === true) yield* sys.nanosleep(SECOND / 10)
        yield* sys.write(attached, encode(input))
        sys.shutdown(attached, 'write')
      }
      const output = yield* readOutput(sys, attached, options.Tty === true)
      if (started.status >= 400) {
        result = {
          stdout: '',
          stderr: (JSON.parse(started.body) as { message: string }).message,
          exit: 125,
          id,
        }
        return 0
      }
      const { StatusCode } = JSON.parse(yield* restOfBody(sys, waiter)) as { StatusCode: number }
      result = { ...output, exit: StatusCode, id }
      return 0
    })
    if (!result) throw new Error('the container did not end')
    return result
  }

  /** What `docker exec` does. */
  exec(
    container: string,
    cmd: readonly string[],
    options: Record<string, unknown> = {},
  ): Output & { readonly exit: number } {
    let result: (Output & { exit: number }) | undefined
    this.machine.runProgram(function* ({ sys }) {
      const created = yield* exchange(sys, 'POST', `/containers/${container}/exec`, {
        AttachStdout: true,
        AttachStderr: true,
        Cmd: cmd,
        ...options,
      })
      if (created.status !== 201) throw new Error(created.body)
      const { Id: id } = JSON.parse(created.body) as { Id: string }
      const stream = yield* hijack(sys, `/exec/${id}/start`, { Detach: false, Tty: options.Tty === true })
      const output = yield* readOutput(sys, stream, options.Tty === true)
      const inspected = yield* exchange(sys, 'GET', `/exec/${id}/json`)
      result = { ...output, exit: (JSON.parse(inspected.body) as { ExitCode: number }).ExitCode }
      return 0
    })
    if (!result) throw new Error('the exec did not end')
    return result
  }
}

function* open(
  sys: Syscalls,
  method: string,
  target: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Blocking<number> {
  const fd = sys.socket('unix')
  yield* sys.connect(fd, { family: 'unix', path: '/var/run/docker.sock' })
  const isArchive = body instanceof Uint8Array
  const type: Record<string, string> =
    body === undefined ? {} : { 'content-type': isArchive ? 'application/x-tar' : 'application/json' }
  yield* sys.sendHttp(fd, {
    type: 'request',
    method,
    target: `/v1.50${target}`,
    headers: { host: 'docker', ...type, ...headers },
  })
  if (body !== undefined)
    yield* sys.sendHttp(fd, { type: 'chunk', bytes: isArchive ? body : encode(JSON.stringify(body)) })
  yield* sys.sendHttp(fd, { type: 'end' })
  return fd
}

function* head(sys: Syscalls, fd: number): Blocking<Omit<Answer, 'body' | 'bytes'>> {
  const message = yield* sys.receiveHttp(fd)
  if (message?.type !== 'response') throw new Error('no answer')
  return { status: message.status, headers: message.headers }
}

function* restOfBody(sys: Syscalls, fd: number): Blocking<string> {
  return decode(yield* bytesOfBody(sys, fd))
}

function* bytesOfBody(sys: Syscalls, fd: number): Blocking<Uint8Array> {
  const chunks: Uint8Array[] = []
  for (
    let message = yield* sys.receiveHttp(fd);
    message?.type === 'chunk';
    message = yield* sys.receiveHttp(fd)
  )
    chunks.push(message.bytes)
  return concat(chunks)
}

function* exchange(sys: Syscalls, method: string, target: string, body?: unknown): Blocking<Answer> {
  const fd = yield* open(sys, method, target, body)
  const { status, headers } = yield* head(sys, fd)
  const bytes = yield* bytesOfBody(sys, fd)
  sys.close(fd)
  return { status, headers, body: decode(bytes), bytes }
}

function* hijack(sys: Syscalls, target: string, body?: unknown): Blocking<number> {
  const fd = yield* open(sys, 'POST', target, body, { connection: 'Upgrade', upgrade: 'tcp' })
  const { status } = yield* head(sys, fd)
  if (status !== 101)
    throw new Error(`unable to upgrade to tcp, received ${status}: ${yield* restOfBody(sys, fd)}`)
  return fd
}

function* readOutput(sys: Syscalls, fd: number, tty: boolean): Blocking<Output> {
  const demultiplexer = new StdDemultiplexer()
  const output = { stdout: '', stderr: '' }
  for (let bytes = yield* sys.read(fd, 65_536); bytes.length > 0; bytes = yield* sys.read(fd, 65_536)) {
    if (tty) output.stdout += decode(bytes)
    else
      for (const frame of demultiplexer.push(bytes))
        output[frame.stream === 'stderr' ? 'stderr' : 'stdout'] += decode(frame.bytes)
  }
  sys.close(fd)
  return output
}
