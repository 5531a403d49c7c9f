import path from 'node:path'
import { parseArgs } from 'node:util'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import { JournalError } from '@/lib/world/journal'
import { splitCommands } from '@/lib/world/split-commands'
import type { SimulatedWorld } from '@/lib/world/world'
import { contentOf } from './content'
import { interact } from './interact'
import { replay } from './oracle/replay'
import { parseSession } from './oracle/session'
import { readInput } from './read-input'
import { UsageError } from './usage-error'

const DEFAULT_SCENARIO = 'docker-host'

/** `drydock sim`: runs commands in a fresh world. The exit status is the last command's. */
export async function sim(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  const scenario = values.scenario ?? DEFAULT_SCENARIO
  if (values.replay !== undefined) return await printReplay(await boot(scenario), values.replay)
  const [file] = positionals
  if (file === undefined && process.stdin.isTTY) return await interact(await boot(scenario))
  const source = await readInput(file)
  const world = await boot(scenario)
  const session = new CommandSession(world)
  let exit = 0
  for (const cmd of splitCommands(source)) {
    const result = await session.run(cmd)
    exit = result.exit
    if (values.json) process.stdout.write(`${JSON.stringify({ cmd, ...result })}\n`)
    else {
      process.stdout.write(result.stdout)
      process.stderr.write(result.stderr)
    }
  }
  reportFaults(world)
  return values.json ? 0 : exit
}

/** Prints each record of a recorded session with the simulator's answer in place of the recorded one. */
async function printReplay(world: SimulatedWorld, file: string): Promise<number> {
  const lines = parseSession(await readInput(file))
  for await (const [line, answer] of replay(world, path.basename(file), lines))
    process.stdout.write(`${JSON.stringify({ ...line, ...answer })}\n`)
  reportFaults(world)
  return 0
}

/** A simulated program that failed in a way no program may: the person who can mend it wants to know. */
function reportFaults({ faults }: SimulatedWorld): void {
  for (const fault of faults)
    process.stderr.write(
      `drydock: a simulated program is defective: ${fault instanceof Error ? fault.stack : fault}\n`,
    )
}

async function boot(scenario: string): Promise<SimulatedWorld> {
  try {
    return await bootWorld(contentOf(scenario), scenario)
  } catch (error) {
    if (error instanceof JournalError) throw new UsageError(error.message)
    throw error
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { scenario: { type: 'string' }, json: { type: 'boolean' }, replay: { type: 'string' } },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
