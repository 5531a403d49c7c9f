import type { Instruction } from '../dockerfile/instruction'
import type { Node } from '../dockerfile/node'
import type { Stages } from '../dockerfile/stages'

interface Finding {
  readonly rule: keyof typeof ranks
  readonly line: number
  readonly text: string
}

/** The order of the summary. */
const ranks = {
  JSONArgsRecommended: 0,
  LegacyKeyValueFormat: 1,
  SecretsUsedInArgOrEnv: 2,
  WorkdirRelativePath: 3,
  MaintainerDeprecated: 4,
  StageNameCasing: 5,
  FromAsCasing: 6,
  ConsistentInstructionCasing: 7,
} as const

/** What BuildKit's checks say of a Dockerfile: line by line, as its step tells them, and in the order of the summary. */
export function lint(
  nodes: readonly Node[],
  { stages }: Stages,
): { readonly byLine: string[]; readonly summary: string[] } {
  const last = stages.at(-1)
  const found: Finding[] = [
    ...stages.flatMap(({ from }) => fromFindings(from.node)),
    ...(last ? stages.flatMap(({ instructions }) => instructions) : []).flatMap(instructionFindings),
    ...casingFindings(nodes),
  ]
  const order = (finding: Finding): number => (finding.rule === 'ConsistentInstructionCasing' ? 0 : 1)
  const show = ({ rule, text, line }: Finding): string => `${rule}: ${text} (line ${line})`
  return {
    byLine: found.toSorted((left, right) => left.line - right.line || order(left) - order(right)).map(show),
    summary: found
      .toSorted((left, right) => ranks[left.rule] - ranks[right.rule] || left.line - right.line)
      .map(show),
  }
}

function instructionFindings(instruction: Instruction): Finding[] {
  const { node } = instruction
  const line = node.startLine
  const word = node.name.toUpperCase()
  switch (instruction.type) {
    case 'cmd':
    case 'entrypoint': {
      if (!instruction.command.isShell || instruction.command.words.length === 0) return []
      const text = `JSON arguments recommended for ${word} to prevent unintended behavior related to OS signals`
      return [{ rule: 'JSONArgsRecommended', line, text }]
    }
    case 'maintainer':
      return [
        {
          rule: 'MaintainerDeprecated',
          line,
          text: 'Maintainer instruction is deprecated in favor of using label',
        },
      ]
    case 'workdir': {
      if (instruction.value.startsWith('/') || instruction.value.startsWith('$')) return []
      const text = `Relative workdir ${JSON.stringify(instruction.value)} can have unexpected results if the base image changes`
      return [{ rule: 'WorkdirRelativePath', line, text }]
    }
    case 'env':
    case 'label': {
      if (!node.isLegacy) return []
      const text = `"${word} key=value" should be used instead of legacy "${word} key value" format`
      return [{ rule: 'LegacyKeyValueFormat', line, text }]
    }
    default:
      return []
  }
}

function fromFindings(node: Node): Finding[] {
  const [, as = '', name = ''] = node.args
  const line = node.startLine
  const found: Finding[] = []
  if (name !== name.toLowerCase())
    found.push({ rule: 'StageNameCasing', line, text: `Stage name '${name}' should be lowercase` })
  const isUpper = node.word === node.word.toUpperCase()
  if (as !== '' && as !== (isUpper ? 'AS' : 'as'))
    found.push({
      rule: 'FromAsCasing',
      line,
      text: `'${as}' and '${node.word}' keywords' casing do not match`,
    })
  return found
}

/** The casing most instructions have is what all should have. */
function casingFindings(nodes: readonly Node[]): Finding[] {
  const lower = nodes.filter(({ word }) => word === word.toLowerCase()).length
  const upper = nodes.filter(({ word }) => word === word.toUpperCase()).length
  const isLower = lower > upper
  const kind = isLower ? 'lowercase' : 'uppercase'
  return nodes
    .filter(({ word }) => word !== (isLower ? word.toLowerCase() : word.toUpperCase()))
    .map(({ word, startLine }) => ({
      rule: 'ConsistentInstructionCasing',
      line: startLine,
      text: `Command '${word}' should match the case of the command majority (${kind})`,
    }))
}
