import type { Realtime } from '../../../../base/clock'
import type { Identities } from '../../support/identity'
import type { MachineFacts, ProcessEntry } from '../../support/process-table'
import { TICKS } from '../../support/process-table'

/** What the columns of ps look at besides the process itself. */
export interface View {
  readonly names: Identities
  readonly machine: MachineFacts
  readonly now: Realtime
  /** BSD c: the true name instead of the command line */
  readonly trueNames: boolean
  /** BSD e: the environment after the command line */
  readonly environment: boolean
  /** BSD n: numbers for users */
  readonly numeric: boolean
  /** BSD S: times include those of ended children */
  readonly cumulative: boolean
  /** forest drawing in front of the command */
  prefix(entry: ProcessEntry): string
}

export const ticksUsed = ({ utime, stime, childTime }: ProcessEntry, { cumulative }: View): number =>
  utime + stime + (cumulative ? childTime : 0)

export const cpuSeconds = (entry: ProcessEntry, view: View): number =>
  Math.floor(ticksUsed(entry, view) / TICKS)

/** Whole seconds since the process started. */
export const elapsedSeconds = ({ startTime }: ProcessEntry, { machine }: View): number =>
  Math.max(0, Math.floor(machine.uptime - startTime / TICKS))

/** Unix time at which the process started. */
export const startedAt = ({ startTime }: ProcessEntry, { machine }: View): number =>
  Math.floor(machine.bootTime + startTime / TICKS)

/** CPU time per elapsed time, in thousandths. */
export function cpuPerMille(entry: ProcessEntry, view: View): number {
  const seconds = view.machine.uptime - entry.startTime / TICKS
  return seconds > 0 ? Math.floor((ticksUsed(entry, view) * 1000) / TICKS / seconds) : 0
}

export const memoryPerMille = ({ rss }: ProcessEntry, { machine }: View): number =>
  Math.min(999, Math.floor((rss * 1000) / machine.memoryKib))

const two = (value: number): string => String(value).padStart(2, '0')

/** `[dd-]hh:mm:ss` */
export function cpuTime(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':')
  return days > 0 ? `${days}-${clock}` : clock
}

/** `[[dd-]hh:]mm:ss` */
export function elapsedTime(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) % 24
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  if (days > 0) return `${days}-${two(hours)}:${clock}`
  return hours > 0 ? `${two(hours)}:${clock}` : clock
}

/** The state letter and what else is special (ps(1), PROCESS STATE CODES). */
export function stateFlags(entry: ProcessEntry): string {
  const locked = Number.parseInt(entry.status.get('VmLck') ?? '0', 10) > 0
  return (
    entry.state +
    (entry.nice < 0 ? '<' : entry.nice > 0 ? 'N' : '') +
    (locked ? 'L' : '') +
    (entry.session === entry.pid ? 's' : '') +
    (entry.threads > 1 ? 'l' : '') +
    (entry.tpgid !== -1 && entry.pgrp === entry.tpgid ? '+' : '')
  )
}

/** Characters that would disturb the terminal become `?`. */
const disturbing = /[\x00-\x1f\x7f]/g
export const escapeText = (text: string): string => text.replace(disturbing, '?')

/** The name as the kernel keeps it. */
export const trueName = (entry: ProcessEntry): string =>
  escapeText(entry.comm) + (entry.state === 'Z' ? ' <defunct>' : '')

/** The command line; in brackets the name of one that has none. */
export function commandText(entry: ProcessEntry, view: View): string {
  const bare =
    entry.cmdline.length === 0 ? `[${escapeText(entry.comm)}]` : escapeText(entry.cmdline.join(' '))
  const command = view.trueNames ? trueName(entry) : bare + (entry.state === 'Z' ? ' <defunct>' : '')
  return view.environment && entry.environ.length > 0
    ? `${command} ${escapeText(entry.environ.join(' '))}`
    : command
}
