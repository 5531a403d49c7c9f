import type { GrammarName } from './grammar'
import { Parser } from './parser'
import { type Problem, SyntaxFault } from './problem'
import type { List, Word } from './syntax'
import type { OpenDocument } from './token-reader'

export interface ParseOptions {
  readonly firstLine?: number
  /** bash's unless it is said */
  readonly grammar?: GrammarName
  readonly extglob?: boolean
  /** The value of an alias, where aliases are expanded. */
  readonly alias?: ((name: string) => string | undefined) | undefined
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
  readonly openDocuments: readonly OpenDocument[]
}

/** Begins to read a text a line's commands at a time, so that what one line sets counts in the next. */
export function parserOf(source: string, options: ParseOptions = {}): Parser {
  const { firstLine = 1, grammar = 'bash', extglob = false, alias } = options
  return new Parser(source, firstLine, { grammar, extglob, alias })
}

/** Parses shell source: everything up to the first syntax error, and that error. */
export function parse(source: string, options: ParseOptions = {}): Parsed {
  const parser = parserOf(source, options)
  const units: Unit[] = []
  const { openDocuments } = parser
  for (;;) {
    try {
      parser.skipNewlines()
      const { start } = parser.peek()
      const line = parser.lineAt(start)
      const list = parser.line()
      if (!list) return { units, openDocuments }
      units.push({ list, text: parser.text.slice(start, parser.at), line })
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault
      return { units, problem: fault.problem, openDocuments }
    }
  }
}

/** Text in which expansions take place but words are not split, as in a prompt. */
export function parseTemplate(text: string, line = 1): Word {
  return parserOf(text, { firstLine: line }).template('here')
}
