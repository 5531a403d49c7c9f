import type { BuildStatus, BuildVertex, BuildVertexLog } from '../../api/types/build-status'

const SECOND = 1e9

interface Seen {
  readonly index: number
  readonly name: string
  readonly started: number
  readonly logs: string[]
  isFailed: boolean
}

/** How a build's progress is written where nothing can be redrawn (buildkit progressui's plain mode). */
export class PlainPrinter {
  readonly #seen = new Map<string, Seen>()

  /** Lines for what has happened. */
  render({ vertexes = [], statuses = [], logs = [], warnings = [] }: BuildStatus): string {
    let text = ''
    for (const vertex of vertexes) text += this.#vertex(vertex)
    for (const { vertex, text: line, started, completed } of statuses) {
      const seconds = (completed - started) / SECOND
      text += `#${this.#index(vertex)} ${line}${seconds >= 0.01 ? ` ${seconds.toFixed(1)}s` : ''} done\n`
    }
    for (const log of logs) text += this.#log(log)
    for (const { vertex, text: line } of warnings)
      if (line.startsWith('WARN: ')) text += `#${this.#index(vertex)} ${line}\n`
    return text
  }

  /** What went wrong, again, at the end. */
  failures(): string {
    return failureText([...this.#seen.values()].filter(({ isFailed }) => isFailed))
  }

  #index(vertex: string): number {
    return this.#seen.get(vertex)?.index ?? 0
  }

  #vertex({ digest, name, started = 0, completed, cached, error }: BuildVertex): string {
    let text = ''
    let seen = this.#seen.get(digest)
    if (!seen) {
      seen = { index: this.#seen.size + 1, name, started, logs: [], isFailed: false }
      this.#seen.set(digest, seen)
      text = `${this.#seen.size > 1 ? '\n' : ''}#${seen.index} ${name}\n`
    }
    if (completed === undefined) return text
    if (error !== undefined) {
      seen.isFailed = true
      return `${text}#${seen.index} ERROR: ${error}\n`
    }
    const outcome = cached ? 'CACHED' : `DONE ${((completed - started) / SECOND).toFixed(1)}s`
    return `${text}#${seen.index} ${outcome}\n`
  }

  #log({ vertex, data, time }: BuildVertexLog): string {
    const seen = this.#seen.get(vertex)
    if (!seen) return ''
    const lines = stampLines(data, (time - seen.started) / SECOND)
    seen.logs.push(...lines)
    return lines.map((line) => `#${seen.index} ${line}\n`).join('')
  }
}

/** Lines with the seconds since their step began in front. */
export function stampLines(data: string, seconds: number): string[] {
  const precision = seconds < 10 ? 3 : seconds < 100 ? 2 : 1
  return data
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${seconds.toFixed(precision)} ${line}`)
}

/** The steps that failed with what they had printed. */
export function failureText(
  failed: readonly { readonly name: string; readonly logs: readonly string[] }[],
): string {
  const blocks = failed.map(({ name, logs }) => ` > ${name}:\n${logs.map((line) => `${line}\n`).join('')}`)
  return blocks.length === 0 ? '' : `------\n${blocks.join('------\n')}------\n`
}
