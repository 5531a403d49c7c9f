import { expect, test } from 'vitest'
import { host, inside } from '@/components/prose/figures/pid-figure'
import { worldContent } from '@/content/world'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'

test('the process numbers of the figure on PID namespaces are those of its machine', async () => {
  const session = new CommandSession(await bootWorld(worldContent, 'docker-host'))
  await session.run('docker run -d --name web nginx:alpine')
  const numbers = async (command: string) =>
    [...(await session.run(command)).stdout.matchAll(/^ *(\d+)/gm)].map(([, number]) => Number(number))
  expect(await numbers('pgrep -x dockerd; pgrep -f shim; pgrep nginx')).toEqual(Object.values(host))
  expect(await numbers('docker exec web ps -o pid,comm | grep nginx')).toEqual(Object.values(inside))
})
