import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../../programs/support/files'
import { globExpression } from '../../programs/support/fnmatch'
import { encodeText } from '../../programs/support/text'
import { padColumns } from '../../programs/support/width'
import { setting, unitName } from '../unit'
import { description, fileState, type KnownUnit, knownUnit, unitFiles } from './units'
import type { Wishes } from './verbs'

const matcher = (words: readonly string[]): ((name: string) => boolean) => {
  const patterns = words.map((word) => globExpression(/[*?[]/.test(word) ? word : unitName(word)))
  return (name) => patterns.length === 0 || patterns.some((pattern) => pattern.test(name))
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : padColumns(cell, widths[column] ?? 0)))
        .join(' '),
    )
    .map((line) => `${line}\n`)
    .join('')
}

/** The units that are active or failed, or all. */
export function* listUnits(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  const matches = matcher(words)
  const known: KnownUnit[] = []
  for (const name of unitFiles(process)) if (matches(name)) known.push(yield* knownUnit(process, name))
  const shown = known.filter(
    ({ name, status }) =>
      (wishes.all || wishes.state !== undefined || status.active !== 'inactive') &&
      (wishes.state === undefined || [status.active as string, status.sub].includes(wishes.state)) &&
      (wishes.type === undefined || name.endsWith(`.${wishes.type}`)),
  )
  const dot = (active: string): string => (active === 'failed' ? '●' : ' ')
  const lead = wishes.plain ? '' : '  '
  const rows = shown.map((each) => [
    `${wishes.plain ? '' : `${dot(each.status.active)} `}${each.name}`,
    'loaded',
    each.status.active,
    each.status.sub,
    description(each),
  ])
  const legend = wishes.noLegend ? [] : [[`${lead}UNIT`, 'LOAD', 'ACTIVE', 'SUB', 'DESCRIPTION']]
  yield* process.stdout.write(encodeText(table([...legend, ...rows])))
  if (wishes.noLegend) return 0
  const hint = wishes.all ? '' : ' Pass --all to see loaded but inactive units, too.'
  yield* process.stdout.write(`
LOAD   = Reflects whether the unit definition was properly loaded.
ACTIVE = The high-level unit activation state, i.e. generalization of SUB.
SUB    = The low-level unit activation state, values depend on unit type.
${shown.length} loaded units listed.${hint}
To show all installed unit files use 'systemctl list-unit-files'.
`)
  return 0
}

export function* listFiles(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  const matches = matcher(words)
  const rows: string[][] = []
  for (const name of unitFiles(process)) {
    if (!matches(name) || (wishes.type !== undefined && !name.endsWith(`.${wishes.type}`))) continue
    const { file } = yield* knownUnit(process, name)
    const state = file ? fileState(process, file) : 'static'
    if (wishes.state !== undefined && wishes.state !== state) continue
    rows.push([name, state, state === 'static' ? '-' : 'enabled'])
  }
  const legend = wishes.noLegend ? [] : [['UNIT FILE', 'STATE', 'PRESET']]
  yield* process.stdout.write(table([...legend, ...rows]))
  if (!wishes.noLegend) yield* process.stdout.write(`\n${rows.length} unit files listed.\n`)
  return 0
}

export function* catUnits(process: Process, words: readonly string[]): Blocking<number> {
  let status = 0
  for (const [index, name] of words.map(unitName).entries()) {
    const { file } = yield* knownUnit(process, name)
    if (!file) {
      yield* process.stderr.write(`No files found for ${name}.\n`)
      status = 1
      continue
    }
    const text = (yield* readTextIfAny(process.sys, file.path)) ?? ''
    yield* process.stdout.write(encodeText(`${index > 0 ? '\n' : ''}# ${file.path}\n${text}`))
  }
  return status
}

export function* showUnits(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  for (const word of words) {
    const known = yield* knownUnit(process, unitName(word))
    const { file, status } = known
    const properties: Readonly<Record<string, string>> = {
      Type: (file && setting(file, 'Service', 'Type')) ?? 'simple',
      Restart: (file && setting(file, 'Service', 'Restart')) ?? 'no',
      MainPID: String(status.mainPid),
      Result: status.result,
      ExecMainStatus: String(status.end?.status ?? 0),
      Id: known.name,
      Names: known.name,
      Description: description(known),
      LoadState: file ? 'loaded' : 'not-found',
      ActiveState: status.active,
      SubState: status.sub,
      ...(file && { FragmentPath: file.path, UnitFileState: fileState(process, file) }),
    }
    const wanted = wishes.property?.split(',')
    for (const [key, value] of Object.entries(properties))
      if (!wanted || wanted.includes(key))
        yield* process.stdout.write(encodeText(wishes.value ? `${value}\n` : `${key}=${value}\n`))
  }
  return 0
}
