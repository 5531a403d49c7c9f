import { decode } from '../../base/bytes'
import { isErrno } from '../kernel/errno'
import type { Syscalls } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { UNIT_PATH } from './protocol'
import { parseUnitFile, type UnitSetting } from './unit-file'

/** A unit file found and read. */
export interface Unit {
  readonly name: string
  readonly path: string
  readonly settings: readonly UnitSetting[]
}

/** Finds and reads the file of a unit; undefined when there is none. */
export function* loadUnit(sys: Syscalls, name: string): Blocking<Unit | undefined> {
  for (const directory of UNIT_PATH) {
    const path = `${directory}/${name}`
    try {
      const fd = yield* sys.open(path, { access: 'read' })
      const text = decode(yield* sys.read(fd, 262_144))
      sys.close(fd)
      return { name, path, settings: parseUnitFile(text) }
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  return undefined
}

/** The values of a key in order; an empty one forgets those before it. */
export function settingValues({ settings }: Unit, section: string, key: string): readonly string[] {
  const values: string[] = []
  for (const setting of settings) {
    if (setting.section !== section || setting.key !== key) continue
    if (setting.value === '') values.length = 0
    else values.push(setting.value)
  }
  return values
}

/** The last value of a key. */
export const setting = (unit: Unit, section: string, key: string): string | undefined =>
  settingValues(unit, section, key).at(-1)

/** `docker` is `docker.service`. */
export const unitName = (word: string): string =>
  /\.(service|socket|target|timer|mount|path|slice|scope)$/.test(word) ? word : `${word}.service`

/** A command line's words; quotes and backslashes as systemd.syntax(7) has them. */
export function splitCommand(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+/gs)].map(([word]) =>
    word.replace(
      /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\\(.)/gs,
      (_, double?: string, single?: string, escaped?: string) =>
        (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? escaped ?? '',
    ),
  )
}

/** Seconds of a time such as `5`, `500ms`, `1min 30s`. */
export function timeSpan(text: string): number {
  const units: Readonly<Record<string, number>> = {
    us: 1e-6,
    ms: 1e-3,
    s: 1,
    sec: 1,
    '': 1,
    m: 60,
    min: 60,
    h: 3600,
  }
  let seconds = 0
  for (const [, value = '0', unit = ''] of text.matchAll(/([\d.]+)\s*([a-z]*)/g))
    seconds += Number(value) * (units[unit] ?? 1)
  return seconds
}
