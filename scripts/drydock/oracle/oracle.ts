import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bootWorld } from '@/lib/world/boot'
import { contentOf } from '../content'
import { UsageError } from '../usage-error'
import { Comparison, type Difference } from './compare'
import { lineDiff } from './line-diff'
import { replay } from './replay'
import { parseSession } from './session'

const SCENARIO = 'oracle'

interface Agreement {
  readonly name: string
  readonly total: number
  readonly differences: readonly Difference[]
  readonly faults: readonly unknown[]
}

/** `drydock oracle`: replays a folder of recorded sessions and prints how many records are answered as they were recorded. */
export async function oracle(args: readonly string[]): Promise<number> {
  const { folder, only, isShowing, isJson } = readArguments(args)
  const results: Agreement[] = []
  for (const file of await sessionFiles(folder)) {
    const name = path.basename(file, '.jsonl')
    if (only.length > 0 && !only.some((wanted) => name.startsWith(wanted))) continue
    const result = await replayFile(file, name)
    results.push(result)
    if (isJson) continue
    if (isShowing) for (const difference of result.differences) show(name, difference)
    process.stdout.write(`${summary(name, [result])}\n`)
    for (const fault of result.faults)
      process.stdout.write(`  defective program: ${fault instanceof Error ? fault.stack : fault}\n`)
  }
  process.stdout.write(isJson ? `${JSON.stringify(results)}\n` : `${summary('in all', results)}\n`)
  return 0
}

async function replayFile(file: string, name: string): Promise<Agreement> {
  const world = await bootWorld(contentOf(SCENARIO), SCENARIO)
  const comparison = new Comparison()
  const differences: Difference[] = []
  let total = 0
  const lines = parseSession(await readFile(file, 'utf8'))
  for await (const [line, answer] of replay(world, name, lines)) {
    const difference = comparison.compare(line, answer)
    // the recorder found these different from one run to the next
    if (line.unstable) continue
    total++
    if (difference) differences.push(difference)
  }
  return { name, total, differences, faults: world.faults }
}

function summary(name: string, results: readonly Agreement[]): string {
  const total = results.reduce((sum, result) => sum + result.total, 0)
  const equal = total - results.reduce((sum, { differences }) => sum + differences.length, 0)
  const share = total === 0 ? 100 : (equal / total) * 100
  return `${name.padEnd(34)} ${String(equal).padStart(4)}/${String(total).padEnd(4)} ${share.toFixed(1)} %`
}

function show(name: string, difference: Difference): void {
  const { seq, cmd, exit, onlyIds } = difference
  process.stdout.write(`== ${name} #${seq}${onlyIds ? ' (ids do not correspond)' : ''}\n$ ${cmd}\n`)
  for (const stream of ['stdout', 'stderr'] as const) {
    const texts = difference[stream]
    if (texts)
      process.stdout.write(
        ` [${stream}]\n${lineDiff(...texts)
          .map((line) => `  ${line}\n`)
          .join('')}`,
      )
  }
  if (exit) process.stdout.write(` [exit] - ${exit[0]}  + ${exit[1]}\n`)
}

async function sessionFiles(folder: string): Promise<readonly string[]> {
  const info = await stat(folder).catch(() => undefined)
  if (!info) throw new UsageError(`there are no recorded sessions at ${folder}`)
  if (info.isFile()) return [folder]
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => path.join(folder, name))
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      show: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  })
  const folder = positionals[0] ?? process.env.DRYDOCK_ORACLE
  if (folder === undefined)
    throw new UsageError('oracle needs a folder of recorded sessions, as argument or in DRYDOCK_ORACLE')
  const only = values.only.flatMap((names) => names.split(','))
  return { folder, only, isShowing: values.show, isJson: values.json }
}
