import { parseDockerfile } from './dockerfile/parse'
import { parseInstruction } from './dockerfile/parse-instruction'
import type { Stages } from './dockerfile/stages'

/** `--label`: one more LABEL at the end of the last stage. */
export function addLabels({ metaArgs, stages }: Stages, labels: Readonly<Record<string, string>>): Stages {
  const entries = Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1))
  const last = stages.at(-1)
  if (entries.length === 0 || !last) return { metaArgs, stages }
  const quoted = entries.map(([key, value]) => `${JSON.stringify(key)}=${JSON.stringify(value)}`)
  const [node] = parseDockerfile(`LABEL ${quoted.join(' ')}`).nodes
  if (!node) return { metaArgs, stages }
  const original = `LABEL ${entries.map(([key, value]) => `${key}=${value}`).join(' ')}`
  const label = parseInstruction({ ...node, original })
  return {
    metaArgs,
    stages: [...stages.slice(0, -1), { ...last, instructions: [...last.instructions, label] }],
  }
}
