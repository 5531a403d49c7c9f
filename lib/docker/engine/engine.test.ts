import { expect, test } from 'vitest'
import type { ContainerInspect, ContainerSummary, TopResponse } from '../api/types/container'
import { DockerMachine } from './testing/docker-machine'

const running = (
  docker: DockerMachine,
  name: string,
  cmd: readonly string[],
  more: Record<string, unknown> = {},
): string => {
  const { Id } = docker.json<{ Id: string }>('POST', `/containers/create?name=${name}`, {
    Image: 'busybox',
    Cmd: cmd,
    ...more,
  })
  docker.json('POST', `/containers/${name}/start`)
  return Id
}

const inspect = (docker: DockerMachine, name: string) =>
  docker.json<ContainerInspect>('GET', `/containers/${name}/json`)
const message = ({ body }: { readonly body: string }): string =>
  (JSON.parse(body) as { message: string }).message

test('the engine answers a ping with what it is', () => {
  const { status, body, headers } = new DockerMachine().request('GET', '/_ping')
  expect({
    status,
    body,
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  }).toEqual({
    status: 200,
    body: 'OK',
    headers: [
      'api-version: 1.51',
      'builder-version: 2',
      'cache-control: no-cache, no-store, must-revalidate',
      'docker-experimental: false',
      'ostype: linux',
      'pragma: no-cache',
      'server: Docker/28.5.2 (linux)',
      'swarm: inactive',
      'date: Thu, 01 Jan 2026 00:00:02 GMT',
      'content-length: 2',
      'content-type: text/plain; charset=utf-8',
    ],
  })
})

test('standard streams, exit status and input of a container', () => {
  const docker = new DockerMachine()
  const run = (cmd: string, input?: string) => {
    const { stdout, stderr, exit } = docker.run(['sh', '-c', cmd], {}, input)
    return { stdout, stderr, exit }
  }
  expect(run('echo out; echo err >&2; exit 3')).toEqual({ stdout: 'out\n', stderr: 'err\n', exit: 3 })
  expect(run('cat', 'data\n')).toEqual({ stdout: 'data\n', stderr: '', exit: 0 })
  expect(run('cat')).toEqual({ stdout: '', stderr: '', exit: 0 })
  expect(run('kill -9 $$; echo alive')).toEqual({ stdout: 'alive\n', stderr: '', exit: 0 })
})

test('what the process sees: its own pid, hostname, root, environment in Docker’s order', () => {
  const docker = new DockerMachine()
  expect(
    docker.run(['sh', '-c', 'echo $$; hostname; pwd; cat /etc/hostname'], {
      Hostname: 'inside',
      WorkingDir: '/srv/app',
    }).stdout,
  ).toBe('1\ninside\n/srv/app\ninside\n')
  expect(docker.run(['env'], { Hostname: 'inside', Env: ['A=1'] }).stdout).toBe(
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nHOSTNAME=inside\nA=1\nHOME=/root\n',
  )
})

test.each([
  ['nosuchcmd', 127, 'exec: "nosuchcmd": executable file not found in $PATH'],
  ['/nosuch/cmd', 127, 'exec: "/nosuch/cmd": stat /nosuch/cmd: no such file or directory'],
  ['/etc', 126, 'exec: "/etc": is a directory: permission denied'],
  ['/etc/passwd', 126, 'exec: "/etc/passwd": permission denied'],
])('%s cannot be run: exit code %d', (command, exitCode, reason) => {
  const docker = new DockerMachine()
  const { stderr, exit, id } = docker.run([command])
  expect({ stderr, exit }).toEqual({
    stderr: `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${reason}`,
    exit: 125,
  })
  const { State } = inspect(docker, id)
  expect([State.Status, State.ExitCode]).toEqual(['created', exitCode])
})

test('ps shows what runs, and how it ended', () => {
  const docker = new DockerMachine()
  running(docker, 'web', ['sleep', '1000'])
  docker.advance(3)
  const list = () =>
    docker
      .json<ContainerSummary[]>('GET', '/containers/json?all=1')
      .map(({ Names, Command, State, Status }) => [Names[0], Command, State, Status])
  expect(list()).toEqual([['/web', 'sleep 1000', 'running', 'Up 3 seconds']])
  docker.json('POST', '/containers/web/stop?t=1')
  expect(list()).toEqual([['/web', 'sleep 1000', 'exited', 'Exited (137) Less than a second ago']])
  expect(docker.request('POST', '/containers/web/stop').status).toBe(304)
})

test('stop asks first: a shell that traps TERM chooses its exit code', () => {
  const docker = new DockerMachine()
  running(docker, 'polite', ['sh', '-c', 'trap "echo got TERM; exit 5" TERM; while :; do sleep 0.1; done'])
  docker.advance(1)
  docker.json('POST', '/containers/polite/stop')
  expect(inspect(docker, 'polite').State.ExitCode).toBe(5)
  expect(docker.request('GET', '/containers/polite/logs?stdout=1').body).toContain('got TERM\n')
})

test('exec runs beside process 1, and fails in runc’s words', () => {
  const docker = new DockerMachine()
  running(docker, 'ex', ['sleep', '1000'])
  expect(docker.exec('ex', ['sh', '-c', 'echo out; echo err >&2; exit 7'])).toEqual({
    stdout: 'out\n',
    stderr: 'err\n',
    exit: 7,
  })
  expect(docker.exec('ex', ['nosuch'])).toEqual({
    stdout:
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH\r\n',
    stderr: '',
    exit: 127,
  })
  expect(docker.exec('ex', ['pwd'], { WorkingDir: '/nosuch' }).stdout).toBe(
    'OCI runtime exec failed: exec failed: unable to start container process: chdir to cwd ("/nosuch") set in config.json failed: no such file or directory\r\n',
  )
  expect(docker.exec('ex', ['env'], { Env: ['A=1', 'B=2'] }).stdout).toBe(
    `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nHOSTNAME=${inspect(docker, 'ex').Id.slice(0, 12)}\nA=1\nB=2\nHOME=/root\n`,
  )
  expect(docker.exec('ex', ['sh', '-c', 'kill -9 $$']).exit).toBe(137)
  expect(inspect(docker, 'ex').State.Status).toBe('running')
})

test('a shared pid namespace: the other container’s processes are visible, process 1 is its', () => {
  const docker = new DockerMachine()
  running(docker, 'n1', ['sleep', '1000'])
  const ns =
    'for f in /proc/1/ns/pid /proc/self/ns/pid /proc/1/ns/mnt /proc/self/ns/mnt; do readlink $f; done'
  const [init, self, initMount, selfMount] = docker
    .run(['sh', '-c', ns], { HostConfig: { PidMode: 'container:n1' } })
    .stdout.trim()
    .split('\n')
  expect(init).toBe(self)
  expect(initMount).not.toBe(selfMount)
  expect(
    docker.run(['sh', '-c', 'cat /proc/1/comm'], { HostConfig: { PidMode: 'container:n1' } }).stdout,
  ).toBe('sleep\n')
  expect(docker.run(['sh', '-c', 'cat /proc/1/comm'], { HostConfig: { PidMode: 'host' } }).stdout).toBe(
    'init\n',
  )
})

test('in a pid namespace that goes on without it, a container takes its processes along', () => {
  const docker = new DockerMachine()
  const { id } = docker.run(['sh', '-c', 'sleep 1000 & sleep 2'], { HostConfig: { PidMode: 'host' } })
  docker.advance(1)
  expect(docker.machine.run(['sh', '-c', 'ps -ef | grep -c "[s]leep 1000"']).stdout).toBe('0\n')
  expect(inspect(docker, id).State.ExitCode).toBe(0)
})

test('top shows the host’s numbers, with the shim as parent', () => {
  const docker = new DockerMachine()
  running(docker, 'tt', ['sleep', '1000'])
  const { Titles, Processes } = docker.json<TopResponse>('GET', '/containers/tt/top')
  expect(Titles).toEqual(['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'])
  expect(Processes.map((row) => [row[0], Number(row[1]), row.at(-1)])).toEqual([
    ['root', inspect(docker, 'tt').State.Pid, 'sleep 1000'],
  ])
})

test('names, conflicts and missing things', () => {
  const docker = new DockerMachine()
  const id = running(docker, 'd1', ['sleep', '1000'])
  const create = (name: string, body: unknown = { Image: 'busybox' }) =>
    docker.request('POST', `/containers/create?name=${name}`, body)
  expect(message(create('d1'))).toBe(
    `Conflict. The container name "/d1" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`,
  )
  expect(message(create('bad/name'))).toBe(
    'Invalid container name (bad/name), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
  )
  expect(message(create('ok', { Image: 'nosuchimg' }))).toBe('No such image: nosuchimg:latest')
  expect(message(create('ok', {}))).toBe('config cannot be empty in order to create a container')
  expect(message(docker.request('DELETE', '/containers/d1'))).toBe(
    'cannot remove container "d1": container is running: stop the container before removing or force remove',
  )
  expect(message(docker.request('POST', '/containers/nosuch/kill'))).toBe(
    'cannot kill container: nosuch: No such container: nosuch',
  )
  expect(docker.request('DELETE', '/containers/d1?force=1').status).toBe(204)
  expect(docker.request('GET', '/containers/d1/json').status).toBe(404)
})

test('a removed container leaves nothing on the host', () => {
  const docker = new DockerMachine()
  const count = () =>
    docker.machine.run([
      'sh',
      '-c',
      'ls /var/lib/docker/overlay2 /var/lib/docker/overlay2/l /var/lib/docker/containers /run/containerd/s /var/run/docker/netns /sys/fs/cgroup/system.slice; wc -l < /proc/mounts; ls /proc | grep -c "^[0-9]"',
    ]).stdout
  docker.run(['true'])
  const [first] = docker.json<ContainerSummary[]>('GET', '/containers/json?all=1')
  docker.json('DELETE', `/containers/${first?.Id}`)
  const before = count()
  const { id } = docker.run(['sh', '-c', 'echo x > /x'])
  docker.json('DELETE', `/containers/${id}`)
  expect(count()).toBe(before)
})
