import { expect, test } from 'vitest'
import { DockerMachine } from '../../engine/testing/docker-machine'
import { complete } from './complete'

const machine = new DockerMachine()
for (const [name, state] of [
  ['worker', 'running'],
  ['finished', 'exited'],
  ['new', 'created'],
] as const) {
  const Cmd = state === 'running' ? ['sleep', '1000'] : ['true']
  machine.json('POST', `/containers/create?name=${name}`, { Image: 'busybox', Cmd })
  if (state !== 'created') machine.request('POST', `/containers/${name}/start`)
}
machine.json('POST', '/volumes/create', { Name: 'data' })
machine.advance(1)

function completed(line: string): string[] | undefined {
  let answer: string[] | undefined
  const words = line.split(' ')
  machine.machine.runProgram(function* (process) {
    answer = yield* complete(words, words.length - 1, process)
    return 0
  })
  return answer?.sort()
}

test.each([
  ['docker net', ['network']],
  ['docker network c', ['connect', 'create']],
  ['docker -D r', ['rename', 'restart', 'rm', 'rmi', 'run']],
  ['docker help vol', ['volume']],
  ['docker nosuch ', []],
  ['docker run --r', ['--read-only', '--restart', '--rm', '--runtime']],
  ['docker run --pull ', ['always', 'missing', 'never']],
  ['docker run --restart=un', ['--restart=unless-stopped']],
  ['docker stop -s SIGTE', ['SIGTERM']],
  ['docker stop -t 3 --sig', ['--signal']],
  ['docker run --name ', []],
  ['docker run --env-file ', undefined],
  ['docker cp ', undefined],
])('what the tables know: %s', (line, expected) => {
  expect(completed(line)).toEqual(expected)
})

test.each([
  ['docker run ', ['busybox:latest']],
  ['docker run busybox ', []],
  ['docker run -it --rm bu', ['busybox:latest']],
  ['docker stop ', ['worker']],
  ['docker start ', ['finished', 'new']],
  ['docker rm ', ['finished', 'new']],
  ['docker rm -f ', ['finished', 'new', 'worker']],
  ['docker rm -vf new w', ['worker']],
  ['docker container logs ', ['finished', 'new', 'worker']],
  ['docker logs worker ', []],
  ['docker exec -it ', ['worker']],
  ['docker network connect ', ['bridge', 'host', 'none']],
  ['docker network connect bridge w', ['worker']],
  ['docker run --network=b', ['--network=bridge']],
  ['docker volume rm ', ['data']],
  ['docker -H unix:///nowhere stop ', []],
  ['docker -c ', ['default']],
])('what the daemon has: %s', (line, expected) => {
  expect(completed(line)).toEqual(expected)
})
