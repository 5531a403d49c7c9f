import { expect, test } from 'vitest'
import { worldContent } from '@/content/world'
import { checkGoal, describeGoal, type Goal } from '@/lib/course/goal'
import {
  all,
  any,
  atLeast,
  container,
  file,
  fileHoldsHostPid,
  happened,
  image,
  network,
  not,
  volume,
} from '@/lib/course/goals/build'
import { checkGoals } from '@/lib/course/roles'
import { situationOf } from '@/lib/course/situation-of'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'

async function after(commands: readonly string[]) {
  const world = await bootWorld(worldContent, 'docker-host')
  const session = new CommandSession(world)
  for (const command of commands) {
    const { exit, stderr } = await session.run(command)
    if (exit !== 0) throw new Error(`${command}: ${stderr}`)
  }
  return situationOf(world, session.steps)
}

/** Chinese that touches a name in backticks. */
const unspaced = /[\u4e00-\u9fff]`|`[\u4e00-\u9fff]/

const run = 'docker run -d --name web -p 80:80 nginx:alpine'
const box = (options: string, command = 'sleep 1000') =>
  `docker run -d --name box ${options} alpine ${command}`

const met: readonly (readonly [goal: Goal, commands: readonly string[]])[] = [
  [container('web', { status: 'running', image: 'nginx', publishes: { port: 80, on: 80 } }), [run]],
  [container({}, { image: 'docker.io/library/nginx:alpine', publishes: { port: 80 } }), [run]],
  [container('box', { exited: 3 }), ['docker run --name box alpine sh -c "exit 3" || true']],
  [container('box', { env: { A: '1' }, labels: { team: 'blue' } }), [box('-e A=1 -l team=blue')]],
  [container('box', { user: 'nobody', workdir: '/srv', hostname: 'b' }), [box('-u nobody -w /srv -h b')]],
  [container('box', { command: 'sleep 5' }), [box('', 'sleep 5')]],
  [
    container('box', { capDrop: ['NET_RAW'], privileged: false, readOnly: true }),
    [box('--cap-drop net_raw --read-only')],
  ],
  [container('box', { restart: 'on-failure' }), [box('--restart on-failure:3')]],
  [container('box', { mounts: { at: '/data', type: 'volume', from: 'stock' } }), [box('-v stock:/data')]],
  [container('box', { mounts: { at: '/data', readOnly: true } }), [box('-v stock:/data:ro')]],
  [container('box', { logs: 'hello' }), ['docker run --name box alpine echo hello world']],
  [
    container('box', { file: { path: '/tmp/x', is: 'one' } }),
    [box(''), 'docker exec box sh -c "echo one > /tmp/x"'],
  ],
  [container('box', { networks: ['back'] }), ['docker network create back', box('--network back')]],
  [container({}, { sharesNamespace: { namespace: 'pid', with: 'host' } }), [box('--pid host')]],
  [
    volume('stock', { file: { path: 'a', contains: 'b' } }),
    [box('-v stock:/d'), 'docker exec box sh -c "echo abc > /d/a"'],
  ],
  [
    network('back', { driver: 'bridge', internal: true, connects: [] }),
    ['docker network create --internal back'],
  ],
  [network('back', { connects: ['box'] }), ['docker network create back', box('--network back')]],
  [
    image('nginx:mine', { from: 'nginx:alpine', exposes: ['80/tcp'] }),
    ['docker tag nginx:alpine nginx:mine'],
  ],
  [file('/root/note', { is: 'x' }), ['echo x > note']],
  [fileHoldsHostPid('/root/web.pid', 'web'), [run, "docker inspect -f '{{.State.Pid}}' web > web.pid"]],
  [
    happened('container', 'exec_start', { name: 'box', times: 2 }),
    [box(''), 'docker exec box true', 'docker exec box true'],
  ],
  [not(container('box')), [box(''), 'docker rm -f box']],
  [any(container('a'), container('box')), [box('')]],
  [all(container('box', { status: 'running' }), not(container('web'))), [box('')]],
  [atLeast(2, container({}, { image: 'alpine' })), [box(''), 'docker run -d alpine sleep 9']],
]

test.each(met)('met: %j', async (goal, commands) => {
  expect(checkGoal(goal, await after(commands)).why).toBeUndefined()
})

const unmet: readonly (readonly [goal: Goal, sentence: string, commands: readonly string[]])[] = [
  [container('web'), 'There is no container `web`. No container exists yet.', []],
  [container('web'), 'There is no container `web`. There is `box`.', [box('')]],
  [container({}, { image: 'nginx' }), 'There is no container yet.', []],
  [
    container('web', { image: 'httpd' }),
    '`web` runs from the image `nginx:alpine`, not `httpd`: set by command 1.',
    [run],
  ],
  [
    container('web', { publishes: { port: 80, on: 8080 } }),
    '`web` publishes its port 80 on host port 80, not 8080: set by command 2.',
    ['true', run],
  ],
  [
    container('web', { publishes: { port: 80, on: 8080 } }),
    '`web` publishes its port 8080 on host port 80, the wrong way round: set by command 1.',
    ['docker run -d --name web -p 80:8080 nginx:alpine'],
  ],
  [
    container('web', { publishes: { port: 80 } }),
    '`web` only exposes its port 80; nothing publishes it on the host: set by command 1.',
    ['docker run -d --name web nginx:alpine'],
  ],
  [
    container('box', { status: 'running' }),
    '`box` has stopped with exit code 137; it should be running: set by command 2.',
    [box(''), 'docker kill box'],
  ],
  [
    container('box', { exited: 0 }),
    '`box` is running; it should have stopped with exit code 0: set by command 1.',
    [box('')],
  ],
  [
    container('box', { env: { A: '1' } }),
    '`box` has the environment variable `A=2`, not `A=1`: set by command 1.',
    [box('-e A=2')],
  ],
  [
    container('box', { user: 'nobody' }),
    '`box` has no user; it should be `nobody`: set by command 1.',
    [box('')],
  ],
  [
    container('box', { mounts: { at: '/data', type: 'volume', from: 'stock' } }),
    '`box` has a volume without a name at `/data`, not the volume `stock`: set by command 1.',
    [box('-v /data')],
  ],
  [
    container('box', { mounts: { at: '/data', type: 'volume' } }),
    '`box` has the volume `stock` at `/date`, but nothing at `/data`: set by command 1.',
    [box('-v stock:/date')],
  ],
  [container('box', { networks: ['back'] }), '`box` is connected to `bridge`, not to `back`.', [box('')]],
  [
    container({}, { sharesNamespace: { namespace: 'pid', with: 'host' } }),
    'No container is like that yet; `box` comes closest: it is not in the host’s PID namespace.',
    [box('')],
  ],
  [
    container('box', { logs: 'ready' }),
    '`box` has not written `ready` to its log; the last line is `starting`.',
    ['docker run --name box alpine echo starting'],
  ],
  [volume('stock', { file: { path: 'a' } }), '`stock` has no file `a`.', ['docker volume create stock']],
  [
    network('back', { internal: true }),
    '`back` is not internal: set by command 1.',
    ['docker network create back'],
  ],
  [file('/root/note', { is: 'x' }), 'The machine has no file `/root/note`.', []],
  [file('/root/note', { is: 'x' }), 'The machine has `y` in `/root/note`, not `x`.', ['echo y > note']],
  [
    fileHoldsHostPid('/root/web.pid', 'web'),
    '`web` is not running, so its process has no number to write down.',
    [],
  ],
  [
    fileHoldsHostPid('/root/web.pid', 'web'),
    '`/root/web.pid` holds 1: the number inside the container. The host has another one for the same process.',
    [run, 'echo 1 > web.pid'],
  ],
  [
    happened('container', 'restart', { name: 'box' }),
    'It has not happened yet that container `box` was restarted.',
    [box('')],
  ],
  [not(container('box')), 'It should not be so, but `box` is there: There is a container `box`.', [box('')]],
  [atLeast(2, container({}, { image: 'alpine' })), 'So far 1 of 2: `box`.', [box('')]],
]

test.each(unmet)('%j: %s', async (goal, sentence, commands) => {
  const { why } = checkGoal(goal, await after(commands))
  expect(why?.en).toBe(sentence)
  expect(why?.zh).toMatch(/[\u4e00-\u9fff].*。$/)
  expect(why?.zh).not.toMatch(unspaced)
})

test.each([...met, ...unmet].map(([goal]) => goal))(
  'a goal says in both languages what has to be so: %j',
  (goal) => {
    const { en, zh } = describeGoal(goal)
    expect(en).toMatch(/^[A-Z`].*[^.]$/)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(zh).not.toMatch(unspaced)
  },
)

test('a role goes to the object with which most goals are met', async () => {
  const goals = {
    some: container({ as: 'server' }, { image: 'alpine' }),
    runs: container({ role: 'server' }, { status: 'running' }),
    volume: container({ role: 'server' }, { mounts: { at: '/data', type: 'volume' } }),
  }
  const situation = await after([
    'docker run --name first alpine true',
    'docker run -d --name second -v stock:/data alpine sleep 1000',
  ])
  const checks = checkGoals({ goals }, situation)
  expect(Object.values(checks).map(({ why }) => why)).toEqual([undefined, undefined, undefined])
})

test('what no goal can be met with leaves a role without a name, and says so', async () => {
  const goals = {
    some: container({ as: 'server' }, { image: 'alpine' }),
    runs: container({ role: 'server' }),
  }
  const { some, runs } = checkGoals({ goals }, await after([]))
  expect(some?.why?.en).toBe('There is no container yet.')
  expect(runs?.why?.en).toBe('There is no container `server`. No container exists yet.')
})
