import { MILLISECOND } from '@/lib/base/clock'
import { live } from '@/lib/world/boot'
import type { SimulatedWorld } from '@/lib/world/world'

const FRAME_MILLISECONDS = 16

/** A session at this terminal, in real time, until the shell ends. */
export async function interact(world: SimulatedWorld): Promise<number> {
  const { stdin, stdout } = process
  const size = () => ({ columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 })
  const terminal = world.openTerminal(size())
  terminal.onOutput((bytes) => stdout.write(bytes))
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.on('data', (keys: string) => terminal.write(keys))
  stdout.on('resize', () => terminal.resize(size()))
  const began = performance.now()
  const virtualBegin = world.now
  while (!terminal.isClosed) {
    await live(world, virtualBegin + (performance.now() - began) * MILLISECOND)
    await new Promise((resolve) => setTimeout(resolve, FRAME_MILLISECONDS))
  }
  stdin.setRawMode(false)
  stdin.pause()
  return 0
}
