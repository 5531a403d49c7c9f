import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { NotSimulated } from '../../options'
import { Identities } from '../../support/identity'
import {
  type Detail,
  type ProcessEntry,
  readMachineFacts,
  readProcess,
  readProcesses,
} from '../../support/process-table'
import { encodeText } from '../../support/text'
import { forestOrder } from './forest'
import { readyFormat } from './formats'
import { help, usage } from './help'
import { type Column, hasWideSignals, layOutRow } from './layout'
import { parseRequest } from './parse'
import { PsError, type Request, type Requested } from './request'
import { isSelected } from './select'
import { sortProcesses } from './sort'
import type { Specifier } from './specifier'
import { notSimulated, specifiers } from './specifiers'
import type { View } from './view'

/** ps of procps-ng 4.0.2: reads /proc, so it sees what its pid namespace's /proc shows. */
export function* ps(process: Process): Blocking<number> {
  const { sys, stdout, stderr } = process
  const names = yield* Identities.read(sys)
  try {
    const request = parseRequest(process, names, process.argv.slice(1))
    if (request.version) yield* stdout.write('ps from procps-ng 4.0.2\n')
    else if (request.help !== undefined) yield* stdout.write(help(request.help))
    else if (request.listSpecifiers) yield* stdout.write(specifierList())
    else return yield* list(process, names, request)
    return 0
  } catch (error) {
    if (error instanceof PsError) yield* stderr.write(`error: ${error.message}\n${usage}`)
    else if (error instanceof NotSimulated) yield* stderr.write(`ps: ${error.message}\n`)
    else throw error
    return 1
  }
}

type Chosen = Column & { readonly specifier: Specifier }

function* list(process: Process, names: Identities, request: Request): Blocking<number> {
  const { sys, stdout } = process
  const machine = yield* readMachineFacts(sys)
  const chosen = choose(request, machine.pidDigits)
  const details = new Set<Detail>(chosen.flatMap(({ specifier }) => specifier.needs ?? []))
  if (request.environment) details.add('environ')
  const self = yield* readProcess(sys, 'self')
  if (!self) {
    yield* process.stderr.write('fatal library error, lookup self\n')
    return 1
  }
  const asker = { euid: sys.geteuid(), tty: self.tty }
  const { selection } = request
  if (selection.thisTty) selection.lists.push(({ tty }) => tty === asker.tty)
  const selected = (yield* readProcesses(process, details)).filter((entry) =>
    isSelected(entry, selection, asker),
  )
  const prefixes = new Map<ProcessEntry, string>()
  const view: View = {
    names,
    machine,
    now: sys.realtime(),
    trueNames: request.trueNames,
    environment: request.environment,
    numeric: request.numeric,
    cumulative: request.cumulative,
    prefix: (entry) => prefixes.get(entry) ?? '',
  }
  const sorted = sortProcesses(selected, request.sort, view)
  const ordered =
    request.forest === 'none'
      ? sorted
      : forestOrder(sorted, request.forest, request.sort.length > 0, prefixes)
  const screen = screenColumns(process, request)
  const wide = hasWideSignals(chosen, screen)
  const rows = ordered.map((entry) =>
    layOutRow(
      chosen,
      screen,
      wide,
      (index, limit) => chosen[index]?.specifier.text(entry, view, limit) ?? '',
    ),
  )
  const showsHeader = request.headers && chosen.some(({ header }) => header !== '')
  const header = showsHeader ? [layOutRow(chosen, screen, wide, (index) => chosen[index]?.header ?? '')] : []
  yield* stdout.write(encodeText([...header, ...rows].map((line) => `${line}\n`).join('')))
  return selected.length === 0 ? 1 : 0
}

/** The columns of the chosen format. @throws PsError, NotSimulated */
function choose(request: Request, pidDigits: number): Chosen[] {
  const inserted: Requested[] =
    request.inserted.length === 0
      ? []
      : [bare('pid'), ...request.inserted, ...['state', 'tname', 'time', 'args'].map(bare)]
  const requested = [...request.columns, ...inserted]
  const columns = requested.length > 0 ? requested : readyFormat(request).map(bare)
  return columns.map(({ specifier: name, header: own }) => {
    const specifier = specifiers[name]
    if (!specifier) {
      if (notSimulated.has(name)) throw new NotSimulated(`format specifier ${name}`)
      throw new PsError(`unknown user-defined format specifier "${name}"`)
    }
    const header = own ?? specifier.header
    const usual = specifier.width === 0 ? pidDigits : specifier.width
    const width = own === undefined ? usual : Math.max(usual, own.length)
    return {
      specifier,
      header,
      width: specifier.justify === 'signal' ? 9 : width,
      justify: specifier.justify,
    }
  })
}

const bare = (specifier: string): Requested => ({ specifier, header: undefined })

/** Columns to be filled: the terminal's, or no limit when output goes elsewhere (ps(1), COLUMNS and w). */
function screenColumns({ sys, env, stdout }: Process, { wide, columnsWide }: Request): number {
  let screen = Number.POSITIVE_INFINITY
  try {
    if (sys.isatty(stdout.fd)) screen = sys.terminalSize(stdout.fd).columns || 80
  } catch (error) {
    if (!isErrno(error)) throw error
  }
  const variable = Number(env.get('COLUMNS') ?? 0)
  if (variable > 0) screen = variable
  if (columnsWide !== undefined) screen = columnsWide
  if (wide > 1) return Number.POSITIVE_INFINITY
  return wide === 1 ? Math.max(screen, 132) : screen
}

function specifierList(): string {
  const known = Object.entries(specifiers).map(([name, { header }]) => `${name.padEnd(12)} ${header}\n`)
  return known.join('')
}
