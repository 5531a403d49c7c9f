import { EngineError } from '../error'
import { DockerfileError } from './dockerfile/error'
import { expandWord, expandWords } from './dockerfile/expand'
import type { Instruction } from './dockerfile/instruction'

/** An instruction with its variables replaced, where they are (BuildKit's SupportsSingleWordExpansion). @throws EngineError */
export function expandInstruction(
  instruction: Instruction,
  environment: readonly string[],
  escapeToken: string,
): Instruction {
  const variables = new Map(
    environment.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
  const options = { escape: escapeToken }
  const word = (text: string): string => expandWord(text, variables, options)
  try {
    return expand(
      instruction,
      word,
      (text) => expandWords(text, variables, options),
      (text) => expandWord(text, variables, { ...options, keepsQuotes: true }),
    )
  } catch (error) {
    throw error instanceof DockerfileError ? new EngineError('InvalidParameter', error.message) : error
  }
}

type Expand<T> = (text: string) => T

function expand(
  instruction: Instruction,
  word: Expand<string>,
  words: Expand<string[]>,
  text: Expand<string>,
): Instruction {
  switch (instruction.type) {
    case 'env':
    case 'label':
      return {
        ...instruction,
        pairs: instruction.pairs.map(({ key, value }) => ({
          key: word(key),
          value: instruction.node.isLegacy && instruction.type === 'label' ? value : word(value),
        })),
      }
    case 'arg':
      return {
        ...instruction,
        args: instruction.args.map(({ key, value }) => ({
          key: word(key),
          value: value === undefined ? undefined : word(value),
        })),
      }
    case 'add':
    case 'copy':
      return {
        ...instruction,
        sources: instruction.sources.map(word),
        destination: word(instruction.destination),
        heredocs: instruction.heredocs.map((heredoc) =>
          heredoc.isQuoted ? heredoc : { ...heredoc, content: text(heredoc.content) },
        ),
        flags: new Map(
          [...instruction.flags].map(([name, values]) => [name, name === 'from' ? values : values.map(word)]),
        ),
      }
    case 'user':
    case 'workdir':
    case 'stopsignal':
      return { ...instruction, value: word(instruction.value) }
    case 'expose':
      return { ...instruction, ports: instruction.ports.flatMap(words) }
    case 'volume':
      return { ...instruction, paths: instruction.paths.map(word) }
    default:
      return instruction
  }
}
