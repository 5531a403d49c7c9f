import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../api/types/container'
import { DockerMachine } from '../testing/docker-machine'

test('a container with a terminal: one stream, carriage returns, a device of its own', () => {
  const docker = new DockerMachine()
  const { stdout, stderr } = docker.run(
    ['sh', '-c', 'echo out; echo err >&2; readlink /proc/self/fd/0; test -t 0 && echo yes; echo $TERM'],
    { Tty: true },
  )
  expect({ stdout, stderr }).toEqual({ stdout: 'out\r\nerr\r\n/dev/pts/0\r\nyes\r\nxterm\r\n', stderr: '' })
})

test('what is typed is echoed, and the end of input ends the shell', () => {
  const docker = new DockerMachine()
  const { stdout, exit } = docker.run(['cat'], { Tty: true }, 'typed\n\x04')
  expect({ stdout, exit }).toEqual({ stdout: 'typed\r\ntyped\r\n', exit: 0 })
})

test('Ctrl-C reaches the process of the terminal, though not one that is pid 1 without a handler', () => {
  const docker = new DockerMachine()
  const trapping = ['sh', '-c', 'trap "echo got INT; exit 9" INT; while :; do sleep 0.1; done']
  const { stdout, exit } = docker.run(trapping, { Tty: true }, '\x03')
  expect({ stdout, exit }).toEqual({ stdout: '^Cgot INT\r\n', exit: 9 })
})

test('an exec with a terminal has one beside the container’s', () => {
  const docker = new DockerMachine()
  const { Id } = docker.json<{ Id: string }>('POST', '/containers/create', {
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    Tty: true,
  })
  docker.json('POST', `/containers/${Id}/start`)
  expect(docker.exec(Id, ['readlink', '/proc/self/fd/0'], { Tty: true }).stdout).toBe('/dev/pts/1\r\n')
  expect(docker.json<ContainerInspect>('GET', `/containers/${Id}/json`).ExecIDs).toBeNull()
})
