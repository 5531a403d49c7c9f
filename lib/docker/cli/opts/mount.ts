import type { Mount, MountType } from '../../api/types/mount'
import { parseBoolean } from '../go/parse-number'
import { parseCsv } from './csv'
import { cut } from './cut'
import { parseBytes } from './size'

type Draft = { -readonly [K in keyof Mount]: Mount[K] }
type Setter = (mount: Draft, value: string, key: string) => void

/** Go's FileMode of an octal mode: its permission bits are those of Unix, and only they can be given here. */
function octal(value: string): number {
  if (!/^[0-7]+$/.test(value)) throw new Error(value)
  return Number.parseInt(value, 8)
}

/** Turns any failure into the one message this field has. */
function valued<T>(parse: (value: string) => T, value: string, key: string): T {
  try {
    return parse(value)
  } catch {
    throw new Error(`invalid value for ${key}: ${value}`)
  }
}

function pair(target: Record<string, string>, value: string): Record<string, string> {
  const [key, text] = cut(value, '=')
  return key === '' ? target : { ...target, [key]: text }
}

function volume(mount: Draft, change: NonNullable<Mount['VolumeOptions']>): void {
  mount.VolumeOptions = { Labels: {}, DriverConfig: {}, ...mount.VolumeOptions, ...change }
}

function bind(mount: Draft, change: NonNullable<Mount['BindOptions']>): void {
  mount.BindOptions = { ...mount.BindOptions, ...change }
}

const source: Setter = (mount, value) => {
  mount.Source = value
}
const target: Setter = (mount, value) => {
  mount.Target = value
}
const readOnly: Setter = (mount, value, key) => {
  mount.ReadOnly = valued(parseBoolean, value, key)
}

const recursive: Readonly<Record<string, NonNullable<Mount['BindOptions']>>> = {
  enabled: {},
  disabled: { NonRecursive: true },
  writable: { ReadOnlyNonRecursive: true },
  readonly: { ReadOnlyForceRecursive: true },
}

const setters: Readonly<Record<string, Setter>> = {
  type: (mount, value) => {
    mount.Type = value.toLowerCase() as MountType
  },
  source,
  src: source,
  target,
  dst: target,
  destination: target,
  readonly: readOnly,
  ro: readOnly,
  consistency: (mount, value) => {
    mount.Consistency = value.toLowerCase()
  },
  'bind-propagation': (mount, value) => bind(mount, { Propagation: value.toLowerCase() }),
  'bind-nonrecursive': (mount, value, key) => bind(mount, { NonRecursive: valued(parseBoolean, value, key) }),
  'bind-recursive': (mount, value, key) => {
    const change = Object.hasOwn(recursive, value) ? recursive[value] : undefined
    if (!change) {
      throw new Error(
        `invalid value for ${key}: ${value} (must be "enabled", "disabled", "writable", or "readonly")`,
      )
    }
    if (value !== 'enabled') bind(mount, change)
  },
  'volume-subpath': (mount, value) => volume(mount, { Subpath: value }),
  'volume-nocopy': (mount, value, key) => volume(mount, { NoCopy: valued(parseBoolean, value, key) }),
  'volume-label': (mount, value) => volume(mount, { Labels: pair(mount.VolumeOptions?.Labels ?? {}, value) }),
  'volume-driver': (mount, value) =>
    volume(mount, { DriverConfig: { ...mount.VolumeOptions?.DriverConfig, Name: value } }),
  'volume-opt': (mount, value) => {
    const driver = mount.VolumeOptions?.DriverConfig
    volume(mount, { DriverConfig: { ...driver, Options: pair(driver?.Options ?? {}, value) } })
  },
  'image-subpath': (mount, value) => {
    mount.ImageOptions = { Subpath: value }
  },
  'tmpfs-size': (mount, value, key) => {
    mount.TmpfsOptions = { ...mount.TmpfsOptions, SizeBytes: valued(parseBytes, value, key) }
  },
  'tmpfs-mode': (mount, value, key) => {
    mount.TmpfsOptions = { ...mount.TmpfsOptions, Mode: valued(octal, value, key) }
  },
}

const switches: Readonly<Record<string, string>> = {
  readonly: 'true',
  ro: 'true',
  'volume-nocopy': 'true',
  'bind-nonrecursive': 'true',
}

function check(mount: Draft): void {
  if (!mount.Type) throw new Error('type is required')
  if (!mount.Target) throw new Error('target is required')
  const owners = [
    ['volume', mount.VolumeOptions],
    ['image', mount.ImageOptions],
    ['bind', mount.BindOptions],
    ['tmpfs', mount.TmpfsOptions],
  ] as const
  for (const [type, options] of owners) {
    if (options && mount.Type !== type) {
      throw new Error(`cannot mix '${type}-*' options with mount type '${mount.Type}'`)
    }
  }
  const forced = mount.BindOptions?.ReadOnlyForceRecursive
  const recursion = forced ? 'readonly' : mount.BindOptions?.ReadOnlyNonRecursive ? 'writable' : undefined
  if (recursion && !mount.ReadOnly) {
    throw new Error(`option 'bind-recursive=${recursion}' requires 'readonly' to be specified in conjunction`)
  }
  if (forced && mount.BindOptions?.Propagation !== 'rprivate') {
    throw new Error(
      "option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in conjunction",
    )
  }
}

/** A `--mount` value: `type=bind,source=…,target=…,readonly`. Relative sources stay as typed. @throws Error worded as the client's */
export function parseMount(text: string): Mount {
  const mount: Draft = { Type: 'volume' }
  for (const field of parseCsv(text)) {
    const [typed, value, found] = cut(field, '=')
    const key = typed.toLowerCase()
    const bare = Object.hasOwn(switches, key) ? switches[key] : undefined
    if (!found && bare === undefined) throw new Error(`invalid field '${field}' must be a key=value pair`)
    const set = Object.hasOwn(setters, key) ? setters[key] : undefined
    if (!set) throw new Error(`unexpected key '${key}' in '${field}'`)
    set(mount, found ? value : (bare ?? ''), key)
  }
  check(mount)
  return mount
}
