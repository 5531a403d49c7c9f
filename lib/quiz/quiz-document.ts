import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import type { Problem } from './problem'

/** A quiz file's YAML with the place of everything in it, so that a problem can name line and column. */
export class QuizDocument {
  readonly #lines = new LineCounter()
  readonly #document: Document
  readonly #file: string
  readonly #text: string

  constructor(text: string, file: string) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false })
    this.#file = file
    this.#text = text
  }

  get value(): unknown {
    return this.#document.toJS()
  }

  /** The problem at an offset of the text. */
  problem(offset: number, message: string): Problem {
    const { line, col: column } = this.#lines.linePos(offset)
    return { file: this.#file, line, column, message }
  }

  /** The problem at a path; at the nearest thing around it when the path itself is missing. */
  problemAt(path: readonly PropertyKey[], message: string): Problem {
    const node = this.#nearest(path)
    return this.problem(node?.range?.[0] ?? 0, message)
  }

  /** The problem at a key rather than at its value. */
  problemAtKey(path: readonly PropertyKey[], key: string, message: string): Problem {
    const map = this.#nearest(path)
    if (!isMap(map)) return this.problemAt(path, message)
    const found = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
    return isNode(found) ? this.problem(found.range?.[0] ?? 0, message) : this.problemAt(path, message)
  }

  /** What stands in the file at a path, as it was typed. */
  source(path: readonly PropertyKey[]): string | undefined {
    const node = this.#document.getIn([...path], true)
    return isScalar(node) ? node.source : undefined
  }

  /** Whether anything stands at a path. */
  has(path: readonly PropertyKey[]): boolean {
    return this.#document.hasIn([...path])
  }

  /** Syntax errors, and comments that swallowed the end of a text. */
  *syntaxProblems(): Generator<Problem> {
    for (const error of this.#document.errors)
      yield this.problem(error.pos[0], explain(error.code, error.message))
    const scalars: Scalar[] = []
    visit(this.#document, { Scalar: (_key, node) => void scalars.push(node) })
    for (const { range } of scalars) {
      if (!range) continue
      const rest = this.#text.slice(range[1], range[2]).split('\n', 1)[0] ?? ''
      if (!rest.trimStart().startsWith('#')) continue
      const offset = range[1] + rest.indexOf('#')
      yield this.problem(
        offset,
        `"${rest.trim()}" is cut off as a comment; put the text in quotes, or the comment on its own line`,
      )
    }
  }

  #nearest(path: readonly PropertyKey[]): Node | undefined {
    for (let length = path.length; length >= 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true)
      if (isNode(node)) return node
    }
    return undefined
  }
}

function explain(code: string, message: string): string {
  if (code === 'BAD_SCALAR_START') return 'a text cannot start with this character; put it in quotes'
  if (code === 'DUPLICATE_KEY') return 'this key is written twice; keep one'
  if (code === 'TAB_AS_INDENT') return 'a tab indents this line; use spaces'
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'BAD_IMPLICIT_KEY') {
    return `${message}; a text with ": " in it must be in quotes`
  }
  return message
}
