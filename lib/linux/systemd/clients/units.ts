import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { statIfAny } from '../../programs/support/files'
import { UNIT_PATH, type UnitStatus } from '../protocol'
import { loadUnit, setting, settingValues, type Unit } from '../unit'
import { askSystemd } from './client'

/** A unit's file and what systemd knows of it. */
export interface KnownUnit {
  readonly name: string
  readonly file: Unit | undefined
  readonly status: UnitStatus
}

const idle = (name: string): UnitStatus => ({
  name,
  active: 'inactive',
  sub: 'dead',
  result: 'success',
  mainPid: 0,
  since: 0,
})

export function* knownUnit(process: Process, name: string): Blocking<KnownUnit> {
  const reply = yield* askSystemd(process, { verb: 'status', unit: name })
  const status = reply.ok ? reply.units?.[0] : undefined
  return { name, file: yield* loadUnit(process.sys, name), status: status ?? idle(name) }
}

/** Names of unit files on this machine, sorted. */
export function unitFiles({ sys }: Process): readonly string[] {
  const names = new Set<string>()
  for (const directory of UNIT_PATH)
    if (statIfAny(sys, directory)?.type === 'directory')
      for (const { name } of sys.getdents(directory))
        if (/\.(service|socket|target|timer)$/.test(name)) names.add(name)
  return [...names].sort()
}

export const description = ({ name, file }: Pick<KnownUnit, 'name' | 'file'>): string =>
  (file && setting(file, 'Unit', 'Description')) ?? name

/** Where `enable` puts links: `multi-user.target.wants/x.service`, aliases. */
export function installLinks(unit: Unit): readonly string[] {
  const directories = (key: string, suffix: string): string[] =>
    settingValues(unit, 'Install', key)
      .flatMap((value) => value.split(/\s+/))
      .map((target) => `/etc/systemd/system/${target}.${suffix}/${unit.name}`)
  const aliases = settingValues(unit, 'Install', 'Alias').flatMap((value) => value.split(/\s+/))
  return [
    ...aliases.map((alias) => `/etc/systemd/system/${alias}`),
    ...directories('WantedBy', 'wants'),
    ...directories('RequiredBy', 'requires'),
  ]
}

/** enabled, disabled, static or masked, as `systemctl is-enabled` says. */
export function fileState({ sys }: Process, unit: Unit): string {
  const override = `/etc/systemd/system/${unit.name}`
  const link = statIfAny(sys, override, false)
  if (link?.type === 'symlink' && sys.readlink(override) === '/dev/null') return 'masked'
  const links = installLinks(unit)
  if (links.length === 0) return 'static'
  return links.some((path) => statIfAny(sys, path, false)) ? 'enabled' : 'disabled'
}
