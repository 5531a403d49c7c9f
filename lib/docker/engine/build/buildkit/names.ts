import type { Instruction } from '../dockerfile/instruction'
import type { Stage } from '../dockerfile/stages'

const makesFiles = new Set(['run', 'copy', 'add', 'workdir'])

/** Names of a stage's steps, as progress shows them: `[build 2/5] RUN make`. */
export class StepNames {
  readonly #total: number
  readonly #stage: string
  #step = 0

  constructor(stages: readonly Stage[], index: number) {
    const stage = stages[index]
    const isScratch = stage?.from.base === 'scratch'
    const steps = stage?.instructions.filter(({ type }) => makesFiles.has(type)).length ?? 0
    this.#total = steps + (isScratch ? 0 : 1)
    const isNamed = stages.length > 1 || stages.some((one) => one.instructions.some(hasMount))
    const name = stage?.from.stage || `stage-${index}`
    this.#stage = isNamed ? `${name} ` : stage?.from.stage ? `${name} ` : ''
  }

  next(text: string): string {
    const padded = String(++this.#step).padStart(String(this.#total).length)
    return `[${this.#stage}${padded}/${this.#total}] ${text}`
  }
}

function hasMount(instruction: Instruction): boolean {
  return instruction.type === 'run' && instruction.flags.has('mount')
}

/** An instruction as its step shows it: in capitals, with the variables that are set. */
export function shownInstruction({ node }: Instruction, variables: ReadonlyMap<string, string>): string {
  const [line = ''] = node.original.trim().split('\n')
  const text = line.replace(/^\S+/, (word) => word.toUpperCase())
  const shown = text.replace(
    /(?<!\\)\$(?:\{(\w+)\}|(\w+))/g,
    (match, braced?: string, bare?: string) => variables.get(braced ?? bare ?? '') ?? match,
  )
  if (node.name !== 'run' || node.heredocs.length === 0) return shown
  const body = (node.heredocs[0]?.content ?? '').split('\n')
  return `${shown} (${body[0] ?? ''}${body.length > 2 ? '...' : ''})`
}
