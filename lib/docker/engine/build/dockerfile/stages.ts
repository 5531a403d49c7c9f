import { DockerfileError } from './error'
import type { Instruction, InstructionOf } from './instruction'
import type { Node } from './node'
import { parseInstruction } from './parse-instruction'

/** One FROM and what follows it. */
export interface Stage {
  readonly from: InstructionOf<'from'>
  readonly instructions: Instruction[]
}

export interface Stages {
  /** ARG before the first FROM */
  readonly metaArgs: readonly InstructionOf<'arg'>[]
  readonly stages: readonly Stage[]
}

/** The stages of a Dockerfile (BuildKit's instructions.Parse). @throws DockerfileError */
export function parseStages(nodes: readonly Node[]): Stages {
  const metaArgs: InstructionOf<'arg'>[] = []
  const stages: Stage[] = []
  for (const node of nodes) {
    const instruction = parseInstruction(node)
    if (instruction.type === 'from') stages.push({ from: instruction, instructions: [] })
    else if (stages.length === 0 && instruction.type === 'arg') metaArgs.push(instruction)
    else {
      const stage = stages.at(-1)
      if (!stage) throw new DockerfileError('no build stage in current context', node.startLine, node.endLine)
      stage.instructions.push(instruction)
    }
  }
  return { metaArgs, stages }
}

/** The stage of that name or number; undefined when there is none. */
export function findStage(stages: readonly Stage[], name: string): number | undefined {
  const named = stages.findLastIndex(({ from }) => from.stage === name.toLowerCase())
  if (named >= 0) return named
  const index = /^\d+$/.test(name) ? Number(name) : -1
  return stages[index] ? index : undefined
}
