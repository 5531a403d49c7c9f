import { expect, test } from 'vitest'
import { bootWorld } from '@/lib/world/boot'
import { contentOf } from '../content'
import { replay } from './replay'

test('a session is replayed with its quiet steps and what was typed on terminals', async () => {
  const world = await bootWorld(contentOf('oracle'), 'oracle')
  const lines = [
    { quiet: true, cmd: 'export GREETING=hello' },
    { seq: 1, cmd: 'hostname; pwd; docker images --format "{{.Repository}}:{{.Tag}}" | sort' },
    {
      seq: 2,
      cmd: 'echo $GREETING; read line; echo "[$line]"; stty size',
      tty: true,
      input: 'sleep 1; printf "typed\\n"',
    },
    { seq: 3, cmd: 'docker run -it --rm busybox cat', tty: true, input: 'sleep 1; printf "a\\n\\004"' },
  ] as const
  const answers: unknown[] = []
  for await (const [{ seq }, { stdout, exit }] of replay(world, 'some-session', lines))
    answers.push({ seq, stdout, exit })
  expect(answers).toEqual([
    { seq: 1, stdout: 'dockerhost\n/root/work\nbusybox:latest\ndebian:12\nregistry:2\nweb:1\n', exit: 0 },
    { seq: 2, stdout: 'hello\r\ntyped\r\n[typed]\r\n40 120\r\n', exit: 0 },
    { seq: 3, stdout: 'a\r\na\r\n', exit: 0 },
  ])
})
