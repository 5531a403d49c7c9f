import { ID, normalize } from './normalize'
import type { RecordedLine } from './session'

export interface Answer {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
}

/** How an answer differs from its record; each pair is what was recorded, then what was answered. */
export interface Difference {
  readonly seq: number
  readonly cmd: string
  readonly stdout?: readonly [string, string]
  readonly stderr?: readonly [string, string]
  readonly exit?: readonly [number, number]
  /** the texts are equal, but an id stands for another thing than it did before */
  readonly onlyIds: boolean
}

/** Compares the answers of one replay with its records. An id of one side must stand for the same id of the other throughout. */
export class Comparison {
  readonly #there = new Map<string, string>()
  readonly #back = new Map<string, string>()

  /** The difference between a record and an answer; undefined when there is none. */
  compare(record: RecordedLine, answer: Answer): Difference | undefined {
    const texts: { stdout?: readonly [string, string]; stderr?: readonly [string, string] } = {}
    let onlyIds = true
    for (const stream of ['stdout', 'stderr'] as const) {
      const recorded = normalize(record[stream] ?? '', record)
      const answered = normalize(answer[stream], record)
      const isSameText = withoutKeys(recorded) === withoutKeys(answered)
      if (isSameText && this.#bind(recorded, answered)) continue
      if (!isSameText) onlyIds = false
      texts[stream] = isSameText
        ? [readable(recorded), readable(answered)]
        : [withoutKeys(recorded), withoutKeys(answered)]
    }
    const exit = record.exit ?? 0
    const isExitSame = exit === answer.exit
    if (isExitSame && !texts.stdout && !texts.stderr) return undefined
    return {
      seq: record.seq ?? 0,
      cmd: record.cmd,
      ...texts,
      ...(!isExitSame && { exit: [exit, answer.exit] as const }),
      onlyIds: onlyIds && isExitSame,
    }
  }

  /** Whether the ids of two texts may stand for each other; from now on they do. */
  #bind(recorded: string, answered: string): boolean {
    const others = idsOf(answered)
    let isConsistent = true
    for (const [index, one] of idsOf(recorded).entries()) {
      const other = others[index] ?? ''
      const known = this.#there.get(one)
      if (known === undefined ? this.#back.has(other) : known !== other) {
        isConsistent = false
        const before = this.#back.get(other)
        if (known !== undefined) this.#back.delete(known)
        if (before !== undefined) this.#there.delete(before)
      }
      this.#there.set(one, other)
      this.#back.set(other, one)
    }
    return isConsistent
  }
}

const withoutKeys = (text: string): string => text.replace(ID, '<$1>')
const readable = (text: string): string => text.replace(ID, '<$1 $2>')

/** Long and short forms of an id are one id. */
const idsOf = (text: string): string[] =>
  [...text.matchAll(ID)].map(
    ([, kind = '', key]) => `${/^(id|id64|id40|idshort|swarm25)$/.test(kind) ? 'id' : kind} ${key}`,
  )
