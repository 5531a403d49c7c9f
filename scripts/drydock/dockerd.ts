import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { MILLISECOND } from '@/lib/base/clock'
import { bootWorld } from '@/lib/world/boot'
import { BOOT_TIME, type SimulatedWorld } from '@/lib/world/world'
import { contentOf } from './content'
import { RealEngine } from './real-engine'
import { UsageError } from './usage-error'

const DEFAULT_SCENARIO = 'docker-host'

/** `drydock dockerd`: the simulated engine on a real socket, in real time, until it is interrupted. */
export async function dockerd(args: readonly string[]): Promise<number> {
  const { socket, tcp, scenario } = readArguments(args)
  const engine = new RealEngine(await bootNow(scenario))
  await engine.listen({ path: socket })
  if (tcp !== undefined) {
    const [host = '', port = ''] = tcp.split(/:(?=\d+$)/)
    await engine.listen({ host: host || '127.0.0.1', port: Number(port) })
  }
  process.stderr.write(`drydock: listening on ${socket}${tcp === undefined ? '' : ` and tcp://${tcp}`}\n`)
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  engine.stop()
  rmSync(socket, { force: true })
  return 0
}

/** A world whose wall clock is the real one, since clients count ages with their own. Rejects with a UsageError. */
export async function bootNow(name: string): Promise<SimulatedWorld> {
  const content = contentOf(name)
  const scenario = content.scenarios[name]
  if (!scenario) throw new UsageError(`there is no scenario ${name}`)
  const epochSeconds = Math.floor((Date.now() * MILLISECOND - BOOT_TIME) / (1000 * MILLISECOND))
  return await bootWorld({ ...content, scenarios: { [name]: { ...scenario, epochSeconds } } }, name)
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        socket: { type: 'string' },
        tcp: { type: 'string' },
        scenario: { type: 'string', default: DEFAULT_SCENARIO },
      },
    })
    const { socket, tcp, scenario } = values
    if (socket === undefined) throw new UsageError('dockerd needs --socket PATH')
    return { socket, tcp, scenario }
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(error instanceof Error ? error.message : String(error))
  }
}
