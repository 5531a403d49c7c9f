import type { BuildStatus, BuildVertex } from '../../api/types/build-status'
import { failureText, stampLines } from './plain-printer'

const SECOND = 1e9
const LOG_LINES = 6

interface Job {
  readonly vertex: BuildVertex
  readonly statuses: { readonly text: string; readonly seconds: number }[]
  readonly logs: string[]
  readonly stamped: string[]
}

/** A build's progress redrawn in place (buildkit progressui's tty mode). */
export class TerminalDisplay {
  readonly #jobs = new Map<string, Job>()
  #drawn = 0
  #started: number | undefined

  constructor(private readonly columns: number) {}

  update({ vertexes = [], statuses = [], logs = [] }: BuildStatus): void {
    for (const vertex of vertexes) {
      this.#started ??= vertex.started
      const known = this.#jobs.get(vertex.digest)
      const fresh = { statuses: [], logs: [], stamped: [], ...known, vertex }
      this.#jobs.set(vertex.digest, fresh)
    }
    for (const { vertex, text, started, completed } of statuses)
      this.#jobs.get(vertex)?.statuses.push({ text, seconds: (completed - started) / SECOND })
    for (const { vertex, data, time } of logs) {
      const job = this.#jobs.get(vertex)
      job?.logs.push(...data.replace(/\n$/, '').split('\n'))
      job?.stamped.push(...stampLines(data, (time - (job.vertex.started ?? 0)) / SECOND))
    }
  }

  /** What is written to show how things are at `now`. */
  frame(now: number, isFinished = false): string {
    const lines = [
      this.#header(now, isFinished),
      ...[...this.#jobs.values()].flatMap((job) => this.#job(job, now)),
    ]
    const back = this.#drawn === 0 ? '\u001b[1A\u001b[1B' : '\u001b[1A'.repeat(this.#drawn)
    this.#drawn = lines.length
    return `${back}\u001b[0G\u001b[?25l${lines.join('')}\u001b[?25h`
  }

  failures(): string {
    const failed = [...this.#jobs.values()].filter(({ vertex }) => vertex.error !== undefined)
    return failureText(failed.map(({ vertex, stamped }) => ({ name: vertex.name, logs: stamped })))
  }

  #header(now: number, isFinished: boolean): string {
    const all = [...this.#jobs.values()]
    const done = all.filter(({ vertex }) => vertex.completed !== undefined).length
    const seconds = this.#started === undefined ? 0 : (now - this.#started) / SECOND
    const left = `[+] Building ${seconds.toFixed(1)}s (${done}/${Math.max(1, all.length)})${isFinished ? ' FINISHED' : ''}`
    return `${this.#aligned(left, 'docker:default')}\n`
  }

  #job({ vertex, statuses, logs }: Job, now: number): string[] {
    const { name, started = 0, completed, cached, error } = vertex
    const mark = error !== undefined ? 'ERROR ' : cached ? 'CACHED ' : ''
    const seconds = ((completed ?? now) - started) / SECOND
    const colour = error !== undefined ? 31 : completed === undefined ? undefined : 34
    const lines = [this.#line(` => ${mark}${name}`, `${seconds.toFixed(1)}s`, colour)]
    for (const status of statuses)
      lines.push(this.#line(` => => ${status.text}`, `${status.seconds.toFixed(1)}s`, colour))
    if (completed === undefined)
      for (const log of logs.slice(-LOG_LINES)) lines.push(this.#line(` => => # ${log}`, '', 2))
    return lines
  }

  #line(left: string, right: string, colour: number | undefined): string {
    const text = `${this.#aligned(left, right)}\n`
    return colour === undefined ? text : `\u001b[${colour}m${text}\u001b[0m`
  }

  #aligned(left: string, right: string): string {
    const room = this.columns - 1 - right.length
    const cut = left.length > room - 1 && right !== '' ? `${left.slice(0, Math.max(0, room - 4))}...` : left
    return cut.slice(0, this.columns - 1).padEnd(room) + right
  }
}
