import { DockerfileError } from './error'
import { type Heredoc, type HeredocStart, heredocStart } from './heredoc'
import { splitWords } from './words'

/** An instruction cut into its parts, not yet understood. */
export interface Node {
  /** lower case */
  readonly name: string
  /** as written */
  readonly word: string
  /** `--from=x`, in order */
  readonly flags: readonly string[]
  readonly args: readonly string[]
  /** the arguments came as a JSON array */
  readonly isJson: boolean
  /** for the old form `ENV name value` */
  readonly isLegacy: boolean
  /** the whole instruction with continued lines joined, as it is shown */
  readonly original: string
  readonly startLine: number
  readonly endLine: number
  readonly heredocs: readonly Heredoc[]
}

type Parts = Pick<Node, 'args'> & Partial<Pick<Node, 'isJson' | 'isLegacy'>>

const NOT_STRINGS = 'when using JSON array syntax, arrays must be comprised of strings only'

/** Cuts one line, continued lines joined, into instruction, flags and arguments. @throws Error in BuildKit's words */
export function parseNode(
  line: string,
  escapeToken: string,
): Omit<Node, 'startLine' | 'endLine' | 'heredocs'> {
  const [, word = '', rest = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(line.trim()) ?? []
  const name = word.toLowerCase()
  const { flags, rest: text } = cutFlags(rest.trim(), escapeToken)
  const parts = parseArguments(name, text, escapeToken)
  return { name, word, flags, isJson: false, isLegacy: false, original: line, ...parts }
}

function parseArguments(name: string, text: string, escapeToken: string): Parts {
  switch (name) {
    case 'run':
    case 'cmd':
    case 'entrypoint':
    case 'shell':
      return parseMaybeJson(text)
    case 'add':
    case 'copy':
    case 'volume': {
      const parsed = parseMaybeJson(text)
      return parsed.isJson ? parsed : { args: splitSpaces(text) }
    }
    case 'env':
      return parsePairs(text, 'ENV', escapeToken)
    case 'label':
      return parsePairs(text, 'LABEL', escapeToken)
    case 'arg':
      return { args: splitWords(text, escapeToken) }
    case 'expose':
    case 'from':
      return { args: splitSpaces(text) }
    case 'healthcheck': {
      const [, type = '', command = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? []
      if (type === '') return { args: [] }
      const parsed = parseMaybeJson(command)
      return { ...parsed, args: [type, ...parsed.args] }
    }
    default:
      return { args: text === '' ? [] : [text] }
  }
}

const splitSpaces = (text: string): string[] => text.split(/[\t\v\f\r ]+/).filter(Boolean)

function parseMaybeJson(text: string): Parts {
  if (text === '') return { args: [] }
  const list = text.startsWith('[') ? readJson(text) : undefined
  if (!Array.isArray(list)) return { args: [text] }
  if (!list.every((one): one is string => typeof one === 'string')) throw new DockerfileError(NOT_STRINGS)
  return { args: list, isJson: true }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `a=1 b="two words"` as name, value, name, value …; or the old form with one name and the rest of the line. */
function parsePairs(text: string, name: string, escapeToken: string): Parts {
  const words = splitWords(text, escapeToken)
  const [first] = words
  if (first === undefined) return { args: [] }
  if (!first.includes('=')) {
    const [, key = '', value] = /^(\S+)(?:[\t\v\f\r ]+([\s\S]*))?$/.exec(text) ?? []
    if (value === undefined) throw new DockerfileError(`${name} must have two arguments`)
    return { args: [key, value], isLegacy: true }
  }
  return {
    args: words.flatMap((word) => {
      const equals = word.indexOf('=')
      if (equals >= 0) return [word.slice(0, equals), word.slice(equals + 1)]
      throw new DockerfileError(
        `Syntax error - can't find = in ${JSON.stringify(word)}. Must be of the form: name=value`,
      )
    }),
  }
}

function cutFlags(text: string, escapeToken: string): { flags: string[]; rest: string } {
  const flags: string[] = []
  let rest = text
  while (rest.startsWith('--')) {
    const [word = ''] = splitWords(rest, escapeToken)
    rest = rest.slice(word.length).trimStart()
    if (word === '--') break
    flags.push(word.replaceAll(/["']/g, ''))
  }
  return { flags, rest }
}

/** The here-documents an instruction announces. */
export function announcedHeredocs(
  { name, original }: Pick<Node, 'name' | 'original'>,
  escapeToken: string,
): HeredocStart[] {
  const command = name === 'onbuild' ? (original.trim().split(/\s+/)[1]?.toLowerCase() ?? '') : name
  if (!['add', 'copy', 'run'].includes(command)) return []
  return splitWords(original, escapeToken).flatMap((word) => heredocStart(word) ?? [])
}
