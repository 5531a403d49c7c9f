import { type ParsedScript, parse as parseSource, type Statement } from 'unbash'
import { expandAliases } from './alias'
import { convertStatement } from './convert-command'
import { describeProblem, type Problem } from './problem'
import { type AliasCandidate, Findings, SourceContext } from './source-context'
import type { List, Word } from './syntax'

export interface ParseOptions {
  readonly firstLine?: number
  readonly braces?: boolean
  /** syntax that only bash has is refused: all of it, or what busybox does not know either */
  readonly posix?: 'dash' | 'ash'
  /** The value of an alias, where aliases are expanded. */
  readonly alias?: (name: string) => string | undefined
}

/** The commands of one line, or of the lines that one command spans: what the shell reads and runs at a time. */
export interface Unit {
  readonly list: List
  readonly text: string
  readonly line: number
}

export interface Parsed {
  /** in order, as far as the text is right */
  readonly units: readonly Unit[]
  readonly problem?: Problem
  /** here-documents that the end of the text ended */
  readonly openDocuments: readonly { readonly delimiter: string; readonly line: number }[]
}

interface Range {
  readonly statements: Statement[]
  readonly start: number
  end: number
}

/** Parses shell source: everything up to the first syntax error, and that error. */
export function parse(source: string, options: ParseOptions = {}): Parsed {
  const { firstLine = 1, braces = true, posix } = options
  const script = parseChecked(source)
  const error = script.errors?.[0]
  const all = ranges(source, script.commands)
  const kept = error ? beforeError(source, all, error.pos) : all
  const findings = new Findings()
  const units: Unit[] = []
  let candidates: AliasCandidate[] = []
  const collect = options.alias && ((candidate: AliasCandidate) => candidates.push(candidate))
  const context = new SourceContext(source, { firstLine, braces, posix }, findings, collect)
  for (const range of kept) {
    candidates = []
    const items = range.statements.map((statement) => convertStatement(statement, context))
    const [nested] = findings.errors
    if (nested) {
      const problem = describeProblem(
        nested.error,
        nested.source,
        nested.source === source ? firstLine : nested.line,
      )
      return { units, problem, openDocuments: [] }
    }
    const text = source.slice(range.start, range.end)
    const line = context.lineAt(range.start)
    const shifted = candidates.map(({ name, position, end }) => ({
      name,
      position: position - range.start,
      end: end - range.start,
    }))
    const replaced = options.alias && expandAliases(text, shifted, options.alias)
    if (replaced === undefined) units.push({ list: { items }, text, line })
    else {
      const reparsed = parse(replaced, { firstLine: line, braces, ...(posix && { posix }) })
      units.push(...reparsed.units)
      if (reparsed.problem) return reparsed
    }
  }
  const problem = error && describeProblem(error, source, firstLine)
  return { units, ...(problem && { problem }), openDocuments: findings.openDocuments }
}

/** Text in which expansions take place but words are not split, as in a prompt. */
export function parseTemplate(text: string, line = 1): Word {
  return new SourceContext('', { firstLine: line, braces: false, posix: undefined }).template(text, 0)
}

/** Parses once more when there are errors: with a blank at the end, those at the end have a position of their own. */
function parseChecked(source: string): ParsedScript {
  const script = parseSource(source)
  const isContinued = /(?:^|[^\\])(?:\\\\)*\\$/.test(source)
  return script.errors && !isContinued ? parseSource(`${source} `) : script
}

function ranges(source: string, statements: readonly Statement[]): Range[] {
  const found: Range[] = []
  for (const statement of statements) {
    const last = found.at(-1)
    if (last && !source.slice(last.end, statement.pos).includes('\n')) {
      last.statements.push(statement)
      last.end = statement.end
    } else {
      if (last) last.end = statement.pos
      found.push({ statements: [statement], start: statement.pos, end: statement.end })
    }
  }
  const last = found.at(-1)
  if (last) last.end = source.length
  return found
}

function beforeError(source: string, all: readonly Range[], position: number): Range[] {
  const kept = all.filter(({ statements }) => {
    const end = statements.at(-1)?.end ?? 0
    return end <= position && source.slice(end, position).includes('\n')
  })
  for (;;) {
    const next = all[kept.length]
    const prefix = source.slice(0, Math.min(next?.start ?? source.length, position))
    if (kept.length === 0 || !parseSource(prefix).errors) return kept
    kept.pop()
  }
}
