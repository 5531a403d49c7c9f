import type {
  Command,
  CommandNode,
  CompoundCommand,
  Redirected,
  AndOr as SourceAndOr,
  Pipeline as SourcePipeline,
  Statement,
} from 'unbash'
import type { Context } from './context'
import { convertAssignment } from './convert-array'
import { convertRedirect } from './convert-redirect'
import { convertTest } from './convert-test'
import { convertWords } from './convert-word'
import type { Assignment, Compound, List, ListItem, Node, Pipeline, Redirect, Simple, Word } from './syntax'

export function convertList(statements: readonly Statement[], context: Context): List {
  return { items: statements.map((statement) => convertStatement(statement, context)) }
}

export function convertStatement(statement: Statement, context: Context): ListItem {
  const { command } = statement
  return {
    command: convertNode(command, context),
    background: statement.background === true,
  }
}

/** In dash `[[` is the name of a command that there is not. */
function bracketCommand(line: number): Simple {
  return {
    ...nothing,
    line,
    words: [{ text: '[[', parts: [{ type: 'text', value: '[[', quoted: true }], literal: '[[' }],
  }
}

function convertNode(source: CommandNode | SourcePipeline | SourceAndOr, context: Context): Node {
  switch (source.type) {
    case 'Command':
      return convertSimple(source, context)
    case 'Pipeline':
      return convertPipeline(source, context)
    case 'AndOr': {
      const [first, ...others] = source.commands.map((command) => convertNode(command, context))
      const rest = others.map((command, index) => ({ operator: source.operators[index] ?? '&&', command }))
      return { type: 'and-or', first: first ?? nothing, rest }
    }
    case 'Function': {
      const line = context.lineAt(source.pos)
      if (source.body.type === 'CompoundList') return { type: 'unsupported', line, what: 'function' }
      return { type: 'function', line, name: source.name.text, body: convertCompound(source.body, context) }
    }
    case 'Coproc':
      return { type: 'unsupported', line: context.lineAt(source.pos), what: 'coproc' }
    case 'TestCommand':
      if (context.posix === 'dash') return bracketCommand(context.lineAt(source.pos))
      return convertCompound(source, context)
    default:
      return convertCompound(source, context)
  }
}

const nothing: Simple = {
  type: 'simple',
  line: 1,
  assignments: [],
  words: [],
  declares: false,
  redirects: [],
  text: '',
}

function convertSimple(source: Command, context: Context): Simple {
  const words = source.args.flatMap((argument): readonly (Word | Assignment)[] =>
    argument.type === 'Assignment' ? [convertAssignment(argument, context)] : convertWords(argument, context),
  )
  const assignments = source.prefix.filter((item) => item.type === 'Assignment')
  if (source.name) context.commandName(source.name)
  return {
    type: 'simple',
    line: context.lineAt(source.pos),
    assignments: assignments.map((item) => convertAssignment(item, context)),
    words: source.name ? [...convertWords(source.name, context), ...words] : words,
    declares: source.args.some((argument) => argument.type === 'Assignment'),
    redirects: source.redirects.map((redirect) => convertRedirect(redirect, context)),
    text: context.source.slice(source.pos, source.end),
  }
}

function convertPipeline(source: SourcePipeline, context: Context): Pipeline {
  const time = source.prefixes.find((prefix) => prefix.type === 'Time')
  const negations = source.prefixes.filter((prefix) => prefix.type === 'Negation').length
  return {
    type: 'pipeline',
    line: context.lineAt(source.pos),
    negated: negations % 2 === 1,
    ...(time && { timed: time.posix ? 'posix' : 'bash' }),
    commands: source.commands.map((command) => convertNode(command, context)),
    withErrors: source.operators.map((operator) => operator === '|&'),
  }
}

function convertCompound(
  source: CompoundCommand | Redirected,
  context: Context,
  outer: readonly Redirect[] = [],
): Compound {
  if (source.type === 'Redirected') {
    const redirects = source.redirects.map((redirect) => convertRedirect(redirect, context))
    return convertCompound(source.command, context, redirects)
  }
  const base = { line: context.lineAt(source.pos), redirects: outer }
  const list = ({ commands }: { readonly commands: readonly Statement[] }): List =>
    convertList(commands, context)
  const words = source.type === 'For' || source.type === 'Select' ? source.wordlist : undefined
  const among = words && { words: words.flatMap((word) => convertWords(word, context)) }
  const expression = (part: { readonly pos: number; readonly end: number } | undefined) =>
    part && context.template(context.source.slice(part.pos, part.end), part.pos)
  switch (source.type) {
    case 'If': {
      const clauses = [source, ...source.elif].map((clause) => ({
        condition: list(clause.clause),
        body: list(clause.then),
      }))
      return { ...base, type: 'if', clauses, ...(source.else && { otherwise: list(source.else) }) }
    }
    case 'For':
      return { ...base, type: 'for', name: source.name.text, ...among, body: list(source.body) }
    case 'Select':
      return { ...base, type: 'select', name: source.name.text, ...among, body: list(source.body) }
    case 'ArithmeticFor': {
      const initialize = expression(source.initialize)
      const test = expression(source.test)
      const update = expression(source.update)
      return {
        ...base,
        type: 'arithmetic-for',
        ...(initialize && { initialize }),
        ...(test && { test }),
        ...(update && { update }),
        body: list(source.body),
      }
    }
    case 'While':
      return {
        ...base,
        type: 'while',
        until: source.kind === 'until',
        condition: list(source.clause),
        body: list(source.body),
      }
    case 'Case': {
      const items = source.items.map((item) => ({
        patterns: item.pattern.map((pattern) => context.word(pattern)),
        body: list(item.body),
        terminator: item.terminator ?? ';;',
      }))
      return { ...base, type: 'case', word: context.word(source.word), items }
    }
    case 'Subshell':
      return { ...base, type: 'subshell', body: list(source.body) }
    case 'BraceGroup':
      return { ...base, type: 'group', body: list(source.body) }
    case 'TestCommand':
      return { ...base, type: 'conditional', expression: convertTest(source.expression, context) }
    case 'ArithmeticCommand':
      return { ...base, type: 'arithmetic', expression: context.template(source.body, source.pos) }
  }
}
