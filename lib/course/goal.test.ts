import { expect, test } from 'vitest'
import { checkGoal, describeGoal, type Goal } from './goal'
import { containerExited, containerRunning } from './goals/container'
import { fileHoldsHostPid } from './goals/file'
import { sharesNamespaceWith, sharesNamespaceWithHost } from './goals/shares-namespace'
import type { ContainerFacts, Situation } from './situation'

const web: ContainerFacts = {
  id: 'a',
  name: 'web',
  image: 'nginx:alpine',
  status: 'running',
  exitCode: 0,
  pid: 700,
}
const peer: ContainerFacts = {
  id: 'b',
  name: 'peer',
  image: 'alpine',
  status: 'running',
  exitCode: 0,
  pid: 800,
}
const gone: ContainerFacts = { ...web, status: 'exited', exitCode: 137, pid: 0 }

interface World {
  readonly containers?: readonly ContainerFacts[]
  readonly files?: Readonly<Record<string, string>>
  /** pid namespace by host pid; 0 is the host's own */
  readonly pidNamespaces?: Readonly<Record<number, number>>
}

function situation({ containers = [], files = {}, pidNamespaces = {} }: World): Situation {
  const processes: Readonly<Record<number, { comm: string; numbers: readonly number[] }>> = {
    700: { comm: 'nginx', numbers: [700, 1] },
    512: { comm: 'dockerd', numbers: [512] },
  }
  return {
    containers,
    readFile: (path) => files[path],
    namespace: (process) => (process === 'host' ? 1 : (pidNamespaces[process] ?? process)),
    process: (pid) => processes[pid],
  }
}

const pidFile = (text: string): World => ({ containers: [web], files: { '/root/web.pid': text } })
const holdsPid = fileHoldsHostPid('/root/web.pid', 'web')
const runsNginx = containerRunning('web', { image: 'nginx' })

const met: readonly (readonly [string, Goal, World])[] = [
  ['any tag of the image', runsNginx, { containers: [web] }],
  [
    'the full name of the image',
    runsNginx,
    { containers: [{ ...web, image: 'docker.io/library/nginx:1.27' }] },
  ],
  ['stopped by a signal', containerExited('web', 137), { containers: [gone] }],
  ['the number with a newline', holdsPid, pidFile('700\n')],
  [
    "a container in the host's namespace",
    sharesNamespaceWithHost('pid'),
    { containers: [peer], pidNamespaces: { 800: 1 } },
  ],
  [
    'a container beside another',
    sharesNamespaceWith('web', 'pid'),
    { containers: [web, peer], pidNamespaces: { 800: 700 } },
  ],
]

test.each(met)('met: %s', (_, goal, world) => {
  expect(checkGoal(goal, situation(world))).toBeUndefined()
})

const unmet: readonly (readonly [Goal, World, string])[] = [
  [runsNginx, {}, 'There is no container `web`. No container exists yet.'],
  [runsNginx, { containers: [peer] }, 'There is no container `web`. There is `peer`.'],
  [runsNginx, { containers: [gone] }, '`web` has stopped with exit code 137; it should be running.'],
  [
    runsNginx,
    { containers: [{ ...web, image: 'httpd' }] },
    '`web` runs from the image `httpd`, not `nginx`.',
  ],
  [
    containerExited('web', 137),
    { containers: [web] },
    '`web` is running; it should have stopped with exit code 137.',
  ],
  [
    containerExited('web', 137),
    { containers: [{ ...gone, exitCode: 0 }] },
    '`web` has stopped with exit code 0, not 137.',
  ],
  [holdsPid, { containers: [gone] }, '`web` is not running, so its process has no number to write down.'],
  [holdsPid, { containers: [web] }, 'There is no file `/root/web.pid`.'],
  [holdsPid, pidFile(''), '`/root/web.pid` is empty.'],
  [
    holdsPid,
    pidFile('1'),
    '`/root/web.pid` holds 1: the number inside the container. The host has another one for the same process.',
  ],
  [
    holdsPid,
    pidFile('512'),
    '`/root/web.pid` holds 512, which is `dockerd` on the host, not the first process of `web`.',
  ],
  [holdsPid, pidFile('9999'), '`/root/web.pid` holds 9999, but no process on the host has that number.'],
  [
    holdsPid,
    pidFile('pid: 700'),
    '`/root/web.pid` should hold one number and nothing else; its first line is `pid: 700`.',
  ],
  [sharesNamespaceWithHost('pid'), {}, 'No container is running.'],
  [
    sharesNamespaceWithHost('pid'),
    { containers: [web, peer] },
    '`web` and `peer` are running, but not in the host’s PID namespace.',
  ],
  [sharesNamespaceWith('web', 'pid'), { containers: [gone] }, '`web` is not running.'],
  [sharesNamespaceWith('web', 'pid'), { containers: [web] }, '`web` is the only container running.'],
  [
    sharesNamespaceWith('web', 'pid'),
    { containers: [web, peer] },
    '`peer` is running, but not in the PID namespace of `web`.',
  ],
]

test.each(unmet)('%j in %j: %s', (goal, world, sentence) => {
  const why = checkGoal(goal, situation(world))
  expect(why?.en).toBe(sentence)
  expect(why?.zh).toMatch(/[\u4e00-\u9fff].*[。]$/)
})

test.each([
  runsNginx,
  containerExited('web', 137),
  holdsPid,
  sharesNamespaceWithHost('pid'),
  sharesNamespaceWith('web', 'pid'),
])('a goal says in both languages what has to be so: %j', (goal) => {
  const { en, zh } = describeGoal(goal)
  expect(en).toMatch(/^[A-Z`].*[^.]$/)
  expect(zh).toMatch(/[\u4e00-\u9fff]/)
})
