import type { Blocking } from '../../../linux/kernel/wait-queue'
import { JsonLines } from '../../api/json-lines'
import type { JsonMessage } from '../../api/types/json-message'
import type { Cli } from '../cli'
import type { HttpBody } from '../client/http-body'
import { CommandError } from '../error'
import { humanSize } from '../units'

interface ProgressOptions {
  /** where it is shown; errors and pulls on behalf of `run` go to standard error */
  readonly to: 'stdout' | 'stderr'
  /** only errors are told */
  readonly isSilent?: boolean
  /** gets what a message carries besides text */
  readonly onAux?: (aux: unknown) => void
}

const ESCAPE = '\u001b['

/** Shows a stream of progress messages, redrawing lines on a terminal. @throws CommandError when one is an error */
export function* showProgress(
  cli: Cli,
  body: HttpBody,
  { to, isSilent, onAux }: ProgressOptions,
): Blocking<void> {
  const { stdout, stderr, sys } = cli.process
  const stream = to === 'stdout' ? stdout : stderr
  const columns = sys.isatty(stream.fd) ? sys.terminalSize(stream.fd).columns : undefined
  const display = new ProgressDisplay(columns)
  const splitter = new JsonLines()
  for (let lines = yield* body.lines(splitter); lines; lines = yield* body.lines(splitter)) {
    for (const line of lines) {
      const message = JSON.parse(line) as JsonMessage
      if (message.aux !== undefined) {
        onAux?.(message.aux)
        continue
      }
      if (message.errorDetail) {
        body.close()
        throw new CommandError(message.errorDetail.message ?? '')
      }
      if (!isSilent) yield* stream.write(display.render(message))
    }
  }
}

/** Turns progress messages into what is written; without a terminal's width nothing is redrawn. */
export class ProgressDisplay {
  #lines = new Map<string, number>()

  constructor(private readonly columns: number | undefined) {}

  render(message: JsonMessage): string {
    const { id, progressDetail } = message
    const isTerminal = this.columns !== undefined
    if (id === undefined || id === '' || !progressDetail) {
      this.#lines = new Map()
      return this.#text(message)
    }
    let before = ''
    let line = this.#lines.get(id)
    if (line === undefined) {
      line = this.#lines.size
      this.#lines.set(id, line)
      if (isTerminal) before = '\n'
    }
    if (!isTerminal) return this.#text(message)
    const distance = this.#lines.size - line
    return `${before}${ESCAPE}${distance}A${this.#text(message)}${ESCAPE}${distance}B`
  }

  #text({ id, status = '', stream, progressDetail }: JsonMessage): string {
    const isTerminal = this.columns !== undefined
    const bar = progressDetail ? progressBar(progressDetail, this.columns ?? 200) : ''
    const redraws = isTerminal && !stream && progressDetail !== undefined
    if (!redraws && bar !== '') return ''
    const head = `${redraws ? `${ESCAPE}2K\r` : ''}${id ? `${id}: ` : ''}`
    if (redraws) return `${head}${status} ${bar}\r`
    return stream ? head + stream : `${head}${status}\n`
  }
}

type Detail = NonNullable<JsonMessage['progressDetail']>

/** `[=====>      ]  1.2MB/3.4MB`, the bar only on a wide terminal. */
export function progressBar({ current = 0, total = 0, units, hidecounts }: Detail, columns: number): string {
  if (current <= 0 && total <= 0) return ''
  if (total <= 0) return units ? `${current} ${units}` : humanSize(current).padStart(8)
  const half = Math.min(50, Math.trunc(Math.trunc((current / total) * 100) / 2))
  const bar = columns > 110 ? `[${'='.repeat(half)}>${' '.repeat(50 - half)}] ` : ''
  if (hidecounts) return bar
  const size = (amount: number): string => (units ? String(amount) : humanSize(amount))
  const counts =
    current > total ? size(current) : `${units ? size(current) : size(current).padStart(8)}/${size(total)}`
  const padded = units ? `${counts} ${units}` : counts.padStart(8)
  return bar + padded
}
