import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { encodeText } from '../../programs/support/text'
import type { ControlReply, ControlRequest } from '../protocol'
import { unitName } from '../unit'
import { askSystemd } from './client'
import { statusText } from './status'
import { knownUnit } from './units'

/** systemctl's options. */
export interface Wishes {
  readonly all: boolean
  readonly full: boolean
  readonly lines: string | undefined
  readonly noLegend: boolean
  readonly now: boolean
  readonly plain: boolean
  readonly property: string | undefined
  readonly quiet: boolean
  readonly signal: string | undefined
  readonly state: string | undefined
  readonly type: string | undefined
  readonly value: boolean
}

const requests: Readonly<Record<string, ControlRequest['verb']>> = {
  'try-restart': 'restart',
  'reload-or-restart': 'restart',
}

/** Verbs that have systemd do something with each unit. */
export function* act(
  process: Process,
  words: readonly string[],
  wishes: Wishes,
  verb: string,
): Blocking<number> {
  let status = 0
  const request = (requests[verb] ?? verb) as ControlRequest['verb']
  if (words.length === 0) {
    yield* askSystemd(process, { verb: request })
    return 0
  }
  for (const unit of words.map(unitName)) {
    const reply = yield* askSystemd(process, {
      verb: request,
      unit,
      ...(wishes.signal && { signal: wishes.signal }),
    })
    if (reply.ok) continue
    status = reply.reason === 'not-found' ? 5 : 1
    yield* process.stderr.write(encodeText(complaint(verb, unit, reply)))
  }
  return status
}

function complaint(verb: string, unit: string, { reason }: Extract<ControlReply, { ok: false }>): string {
  const see = `See "systemctl status ${unit}" and "journalctl -xeu ${unit}" for details.\n`
  switch (reason) {
    case 'not-found':
      return verb === 'stop' || verb === 'kill'
        ? `Failed to ${verb} ${unit}: Unit ${unit} not loaded.\n`
        : `Failed to ${verb} ${unit}: Unit ${unit} not found.\n`
    case 'masked':
      return `Failed to ${verb} ${unit}: Unit ${unit} is masked.\n`
    case 'no-reload':
      return `Failed to reload ${unit}: Job type reload is not applicable for unit ${unit}.\n`
    case 'exec':
      return `Failed to ${verb} ${unit}: Unit ${unit} has a bad unit file setting.\nSee system logs and 'systemctl status ${unit}' for details.\n`
    case 'signal':
      return `Job for ${unit} failed because a fatal signal was delivered to the control process.\n${see}`
    case 'timeout':
      return `Job for ${unit} failed because a timeout was exceeded.\n${see}`
    default:
      return `Job for ${unit} failed because the control process exited with error code.\n${see}`
  }
}

/** is-active and is-failed: the states, and 3 or 1 when none is so. */
export function* isInState(
  process: Process,
  words: readonly string[],
  wishes: Wishes,
  verb: string,
): Blocking<number> {
  let found = false
  for (const word of words) {
    const { status } = yield* knownUnit(process, unitName(word))
    if (status.active === verb.slice('is-'.length)) found = true
    if (!wishes.quiet) yield* process.stdout.write(`${status.active}\n`)
  }
  return found ? 0 : verb === 'is-active' ? 3 : 1
}

/** 0 when all are active, 3 when one is not, 4 when there is none of that name. */
export function* printStatus(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  let result = 0
  for (const [index, name] of words.map(unitName).entries()) {
    const known = yield* knownUnit(process, name)
    if (!known.file) {
      yield* process.stderr.write(encodeText(`Unit ${name} could not be found.\n`))
      result = 4
      continue
    }
    const isFull = wishes.full || !process.sys.isatty(process.stdout.fd)
    const text = yield* statusText(process, known, Number(wishes.lines ?? '10'), isFull)
    yield* process.stdout.write(encodeText((index > 0 ? '\n' : '') + text))
    if (known.status.active !== 'active' && known.status.active !== 'activating') result = 3
  }
  if (words.length > 0) return result
  const { sys, stdout } = process
  const reply = yield* askSystemd(process, { verb: 'list' })
  const failed = reply.ok ? (reply.units ?? []).filter(({ active }) => active === 'failed').length : 0
  const state = failed > 0 ? 'degraded' : 'running'
  yield* stdout.write(
    encodeText(
      `● ${sys.gethostname()}\n    State: ${state}\n     Jobs: 0 queued\n   Failed: ${failed} units\n`,
    ),
  )
  return 0
}
