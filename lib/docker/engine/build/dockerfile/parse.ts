import { type Directives, readDirectives } from './directives'
import { DockerfileError } from './error'
import type { Heredoc, HeredocStart } from './heredoc'
import { announcedHeredocs, type Node, parseNode } from './node'

/** A Dockerfile cut into instructions. */
export interface ParsedDockerfile {
  readonly nodes: readonly Node[]
  readonly directives: Directives
  /** instructions with empty lines inside, which are to become errors */
  readonly emptyContinuations: readonly string[]
  readonly lines: readonly string[]
}

/** Reads the lines of a Dockerfile (BuildKit's parser.Parse). @throws DockerfileError */
export function parseDockerfile(text: string): ParsedDockerfile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const directives = readDirectives(lines)
  const reader = new LineReader(lines, directives.escape)
  const nodes = [...reader.nodes()]
  if (nodes.length === 0) throw new DockerfileError('file with no instructions', lines.length, 0, true)
  return { nodes, directives, emptyContinuations: reader.emptyContinuations, lines }
}

const isComment = (line: string): boolean => /^\s*#/.test(line)

class LineReader {
  readonly emptyContinuations: string[] = []
  #next = 0

  constructor(
    private readonly lines: readonly string[],
    private readonly escapeToken: string,
  ) {}

  *nodes(): Generator<Node> {
    while (this.#next < this.lines.length) {
      const startLine = this.#next + 1
      const line = this.#joined()
      if (line === '') continue
      yield this.#locate(startLine, () => {
        const node = parseNode(line, this.escapeToken)
        const heredocs = announcedHeredocs(node, this.escapeToken).map((start) => this.#heredoc(start))
        return { ...node, startLine, endLine: this.#next, heredocs }
      })
    }
  }

  #locate(startLine: number, read: () => Node): Node {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof DockerfileError)) throw error
      throw new DockerfileError(error.message, startLine, this.#next, true)
    }
  }

  /** The next line with those that continue it; empty for a comment or nothing. */
  #joined(): string {
    const first = this.lines[this.#next++] ?? ''
    if (isComment(first)) return ''
    let { text, continues } = this.#cut(first.trimStart())
    let hasEmpty = false
    while (continues && this.#next < this.lines.length) {
      const line = this.lines[this.#next++] ?? ''
      if (isComment(line)) continue
      if (line.trim() === '') {
        hasEmpty = true
        continue
      }
      const more = this.#cut(line)
      text += more.text
      continues = more.continues
    }
    if (hasEmpty) this.emptyContinuations.push(text)
    return text.trim() === '' ? '' : text
  }

  #cut(line: string): { text: string; continues: boolean } {
    const trimmed = line.replace(/[ \t]+$/, '')
    const continues =
      trimmed.endsWith(this.escapeToken) && !trimmed.endsWith(this.escapeToken + this.escapeToken)
    return continues ? { text: trimmed.slice(0, -1), continues } : { text: line, continues }
  }

  #heredoc({ name, isQuoted, chomps }: HeredocStart): Heredoc {
    let content = ''
    while (this.#next < this.lines.length) {
      const raw = this.lines[this.#next++] ?? ''
      const line = chomps ? raw.replace(/^\t+/, '') : raw
      if (line === name) return { name, isQuoted, chomps, content }
      content += `${line}\n`
    }
    throw new DockerfileError('unterminated heredoc')
  }
}
