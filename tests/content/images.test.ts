import { expect, test } from 'vitest'
import { worldContent } from '@/content/world'
import { decode } from '@/lib/base/bytes'
import { SECOND } from '@/lib/base/clock'
import { launch } from '@/lib/linux/kernel/launch'
import type { Program } from '@/lib/linux/kernel/program'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'

const boot = async () => {
  const world = await bootWorld(worldContent, 'docker-host')
  const session = new CommandSession(world)
  return { world, run: async (command: string) => await session.run(command) }
}

interface Page {
  status: number
  body: string
}

/** What a browser on the host does. */
function get(address: string, port: number, target: string, page: Page): Program {
  return function* ({ sys }) {
    const fd = sys.socket('inet')
    yield* sys.connect(fd, { family: 'inet', address, port })
    yield* sys.sendHttp(fd, { type: 'request', method: 'GET', target, headers: { host: address } })
    yield* sys.sendHttp(fd, { type: 'end' })
    const head = yield* sys.receiveHttp(fd)
    if (head?.type === 'response') page.status = head.status
    for (let part = yield* sys.receiveHttp(fd); part?.type === 'chunk'; part = yield* sys.receiveHttp(fd))
      page.body += decode(part.bytes)
    return 0
  }
}

test('nginx serves its page on a published port and logs who asked', async () => {
  const { world, run } = await boot()
  const { machine } = world
  const fetch = (target: string): Page => {
    const page = { status: 0, body: '' }
    launch(machine.kernel, machine.init, get('127.0.0.1', 8080, target, page))
    world.advance(world.now + SECOND)
    return page
  }
  await run('docker run -d --name web -p 8080:80 nginx')
  world.advance(world.now + SECOND)
  expect(fetch('/')).toEqual({ status: 200, body: expect.stringContaining('<h1>Welcome to nginx!</h1>') })
  expect(fetch('/nosuch').status).toBe(404)
  await run('docker exec web sh -c "echo mine > /usr/share/nginx/html/index.html"')
  expect(fetch('/')).toEqual({ status: 200, body: 'mine\n' })
  expect((await run('docker logs web 2>&1 | grep GET')).stdout.replace(/\[.*?\]/g, '[time]')).toBe(
    `172.17.0.1 - - [time] "GET / HTTP/1.1" 200 615 "-" "-" "-"
172.17.0.1 - - [time] "GET /nosuch HTTP/1.1" 404 153 "-" "-" "-"
172.17.0.1 - - [time] "GET / HTTP/1.1" 200 5 "-" "-" "-"
`,
  )
  const { stdout } = await run('docker top web -o pid,cmd')
  expect(
    stdout
      .trim()
      .replace(/^\S+ +/gm, '')
      .split('\n'),
  ).toEqual([
    'CMD',
    'nginx: master process nginx -g daemon off;',
    'nginx: worker process',
    'nginx: worker process',
  ])
  expect(await run('docker exec web ps')).toEqual({
    stdout:
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "ps": executable file not found in $PATH\r\n',
    stderr: '',
    exit: 127,
  })
  expect(await run('docker stop web; docker ps -aq --filter exited=0 | wc -l')).toMatchObject({
    stdout: 'web\n1\n',
  })
  expect(world.faults).toEqual([])
})

test.each([
  ['hello-world', '', /^\nHello from Docker!\n/],
  ['alpine', 'cat /etc/os-release', /^NAME="Alpine Linux"\n/],
  ['busybox', "sh -c 'echo $0; ls /'", /^sh\nbin\n/],
  ['debian', "bash -c 'echo $BASH_VERSION; . /etc/os-release; echo $ID'", /^5\.\d.*\ndebian\n$/],
])('docker run --rm %s %s', async (image, command, expected) => {
  const { world, run } = await boot()
  const { stdout, exit } = await run(`docker run --rm ${image} ${command}`)
  expect(stdout).toMatch(expected)
  expect(exit).toBe(0)
  expect(world.faults).toEqual([])
})
