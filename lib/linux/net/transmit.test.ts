import { expect, test } from 'vitest'
import { SECOND } from '../../base/clock'
import { isErrno } from '../kernel/errno'
import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import { TestMachine } from '../testing/test-machine'

/** A bridge with two veth pairs into namespaces of their own, as dockerd makes them; each child lives until killed. */
function* twoContainers(
  process: Process,
  inside: (process: Process, index: number) => Blocking<number>,
): Blocking<number[]> {
  const { sys } = process
  sys.netlink({ type: 'link-set', name: 'lo', up: true })
  sys.netlink({ type: 'forwarding', on: true })
  sys.netlink({ type: 'link-add', name: 'docker0', kind: 'bridge' })
  sys.netlink({ type: 'address-add', link: 'docker0', address: '172.17.0.1/16' })
  sys.netlink({ type: 'link-set', name: 'docker0', up: true })
  const children: number[] = []
  for (const index of [0, 1]) {
    const { read, write } = sys.pipe()
    const child = sys.clone(
      function* (own) {
        own.sys.close(write)
        yield* own.sys.read(read, 1)
        own.sys.netlink({ type: 'link-set', name: 'lo', up: true })
        own.sys.netlink({ type: 'address-add', link: 'eth0', address: `172.17.0.${index + 2}/16` })
        own.sys.netlink({ type: 'link-set', name: 'eth0', up: true })
        own.sys.netlink({ type: 'route-add', destination: 'default', via: '172.17.0.1' })
        return yield* inside(own, index)
      },
      ['CLONE_NEWNET'],
    )
    sys.netlink({ type: 'link-add', name: `veth${index}`, kind: 'veth', peer: `peer${index}` })
    sys.netlink({ type: 'link-move', name: `peer${index}`, to: { pid: child }, rename: 'eth0' })
    sys.netlink({ type: 'link-set', name: `veth${index}`, master: 'docker0', up: true })
    sys.close(read)
    sys.close(write)
    children.push(child)
  }
  return children
}

function* serve({ sys }: Process, port: number): Blocking<number> {
  const server = sys.socket('inet')
  sys.bind(server, { family: 'inet', address: '0.0.0.0', port })
  sys.listen(server)
  for (;;) {
    const connection = yield* sys.accept(server)
    const peer = sys.getpeername(connection)
    yield* sys.write(connection, new TextEncoder().encode(peer.family === 'inet' ? peer.address : ''))
    sys.close(connection)
  }
}

function* ask({ sys }: Process, address: string, port: number): Blocking<string> {
  const client = sys.socket('inet')
  try {
    yield* sys.connect(client, { family: 'inet', address, port })
    return new TextDecoder().decode(yield* sys.read(client, 100))
  } catch (error) {
    if (isErrno(error)) return error.code
    throw error
  } finally {
    sys.close(client)
  }
}

test('whether a connection gets through follows from links, routes and rules', () => {
  const machine = new TestMachine()
  const { stdout } = machine.runProgram(function* (process) {
    const { sys, stdout } = process
    const [server = 0, client = 0] = yield* twoContainers(process, function* (own, index) {
      if (index === 0) return yield* serve(own, 80)
      yield* own.sys.nanosleep(SECOND)
      yield* stdout.write(`container to container: ${yield* ask(own, '172.17.0.2', 80)}\n`)
      yield* stdout.write(`closed port: ${yield* ask(own, '172.17.0.2', 81)}\n`)
      yield* stdout.write(`nobody there: ${yield* ask(own, '172.17.0.9', 80)}\n`)
      yield* stdout.write(`through the host's port: ${yield* ask(own, '172.17.0.1', 8080)}\n`)
      return 0
    })
    yield* sys.nanosleep(SECOND / 2)
    yield* stdout.write(`host to container: ${yield* ask(process, '172.17.0.2', 80)}\n`)
    yield* stdout.write(`host without a route: ${yield* ask(process, '10.1.2.3', 80)}\n`)
    sys.netlink({ type: 'chain-add', table: 'nat', chain: 'DOCKER' })
    for (const [chain, text] of [
      ['PREROUTING', '-m addrtype --dst-type LOCAL -j DOCKER'],
      ['OUTPUT', '! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER'],
      ['DOCKER', '-p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80'],
    ] as const) {
      sys.netlink({ type: 'rule-add', table: 'nat', chain, text })
    }
    yield* stdout.write(`published port: ${yield* ask(process, '172.17.0.1', 8080)}\n`)
    yield* stdout.write(`loopback is left out of NAT: ${yield* ask(process, '127.0.0.1', 8080)}\n`)
    yield* sys.wait4(client)
    sys.kill(server, 'SIGKILL')
    return 0
  })
  expect(stdout).toBe(`host to container: 172.17.0.1
host without a route: ENETUNREACH
published port: 172.17.0.1
loopback is left out of NAT: ECONNREFUSED
container to container: 172.17.0.3
closed port: ECONNREFUSED
nobody there: EHOSTUNREACH
through the host's port: 172.17.0.3
`)
})
