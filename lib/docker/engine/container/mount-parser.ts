import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Mount } from '../../api/types/mount'
import { EngineError, notSimulated } from '../error'
import { exists } from '../files'
import { cleanPath } from '../path'

const rwModes = new Set(['ro', 'rw'])
const labelModes = new Set(['Z', 'z'])
const propagationModes = new Set(['private', 'rprivate', 'slave', 'rslave', 'shared', 'rshared'])
const copyModes = new Set(['nocopy'])
const consistencyModes = new Set(['consistent', 'cached', 'delegated'])
const groups = [rwModes, labelModes, propagationModes, copyModes, consistencyModes]

const invalid = (message: string) => new EngineError('InvalidParameter', message)

/** A `-v` or `--mount` value taken apart, before volumes are made. */
export interface ParsedMount {
  readonly spec: Mount
  readonly destination: string
  readonly mode: string
  readonly propagation: string
}

export function isValidMode(mode: string): boolean {
  if (mode === '') return true
  const options = mode.split(',')
  if (options.some((option) => !groups.some((group) => group.has(option)))) return false
  return groups.every((group) => options.filter((option) => group.has(option)).length <= 1)
}

export function isReadOnlyMode(mode: string): boolean {
  return mode.split(',').includes('ro')
}

/** Reads one element of `HostConfig.Binds` (moby linuxParser.ParseMountRaw). @throws EngineError InvalidParameter */
export function parseBind(raw: string): ParsedMount {
  const parts = raw.split(':')
  const [first = '', second, third = ''] = parts
  const isInvalid = first === '' || parts.length > 3 || (parts.length === 2 && isValidMode(second ?? ''))
  if (isInvalid) throw invalid(`invalid volume specification: '${raw}'`)
  if (!isValidMode(third)) throw invalid(`invalid mode: ${third}`)
  const source = second === undefined ? '' : first
  const target = second ?? first
  const options = third.split(',')
  const propagation = options.find((option) => propagationModes.has(option))
  const type = source.startsWith('/') ? 'bind' : 'volume'
  const spec: Mount = {
    Type: type,
    Source: source,
    Target: target,
    ReadOnly: isReadOnlyMode(third),
    ...(options.includes('nocopy') && { VolumeOptions: { NoCopy: true } }),
    ...(propagation !== undefined && { BindOptions: { Propagation: propagation } }),
  }
  try {
    validateSpec(spec)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap(`invalid volume specification: '${raw}'`) : error
  }
  return parsed(spec, third)
}

/** Reads one element of `HostConfig.Mounts`. @throws EngineError InvalidParameter */
export function parseMount(sys: Syscalls, spec: Mount): ParsedMount {
  validateSpec(spec)
  if (spec.Type === 'bind' && !spec.BindOptions?.CreateMountpoint && !exists(sys, spec.Source ?? '')) {
    throw problem(spec, `bind source path does not exist: ${spec.Source}`)
  }
  return parsed(spec, '')
}

function parsed(spec: Mount, mode: string): ParsedMount {
  const propagation = spec.Type === 'bind' ? (spec.BindOptions?.Propagation ?? 'rprivate') : ''
  return { spec, destination: cleanPath(spec.Target ?? ''), mode, propagation }
}

function problem(spec: Mount, message: string): EngineError {
  return invalid(`invalid mount config for type "${spec.Type ?? ''}": ${message}`)
}

function validateSpec(spec: Mount): void {
  const { Type, Source = '', Target = '' } = spec
  if (Target === '') throw problem(spec, 'field Target must not be empty')
  if (cleanPath(Target) === '/') throw problem(spec, "invalid specification: destination can't be '/'")
  if (!Target.startsWith('/'))
    throw problem(spec, `invalid mount path: '${Target}' mount path must be absolute`)
  switch (Type) {
    case 'bind':
      if (Source === '') throw problem(spec, 'field Source must not be empty')
      if (spec.BindOptions?.Propagation && !propagationModes.has(spec.BindOptions.Propagation)) {
        throw problem(spec, `invalid propagation mode: ${spec.BindOptions.Propagation}`)
      }
      if (spec.VolumeOptions) throw problem(spec, 'field VolumeOptions must not be specified')
      if (!Source.startsWith('/'))
        throw problem(spec, `invalid mount path: '${Source}' mount path must be absolute`)
      return
    case 'volume':
      if (spec.BindOptions) throw problem(spec, 'field BindOptions must not be specified')
      if (spec.VolumeOptions?.Subpath) throw notSimulated('volume-subpath')
      if (spec.ReadOnly && Source === '')
        throw problem(spec, 'must not set ReadOnly mode when using anonymous volumes')
      return
    case 'tmpfs':
      if (spec.BindOptions) throw problem(spec, 'field BindOptions must not be specified')
      if (Source !== '') throw problem(spec, 'field Source must not be specified')
      return
    case 'image':
    case 'npipe':
    case 'cluster':
      throw notSimulated(`a mount of type ${Type}`)
    default:
      throw problem(spec, 'mount type unknown')
  }
}

const tmpfsFlags = new Set(
  'exec noexec ro rw suid nosuid dev nodev async sync dirsync mand nomand atime noatime diratime nodiratime relatime norelatime strictatime nostrictatime bind rbind unbindable runbindable private rprivate shared rshared slave rslave'.split(
    ' ',
  ),
)
const tmpfsKeys = new Set(['mode', 'uid', 'gid', 'size', 'nr_blocks', 'nr_inodes', 'mpol'])

/** Checks a `--tmpfs` destination and its options. @throws EngineError InvalidParameter */
export function validateTmpfs(destination: string, options: string): void {
  if (cleanPath(destination) === '/') throw invalid("invalid specification: destination can't be '/'")
  if (!destination.startsWith('/'))
    throw invalid(`invalid mount path: '${destination}' mount path must be absolute`)
  for (const option of options.split(',').filter(Boolean)) {
    if (!tmpfsFlags.has(option) && !tmpfsKeys.has(option.split('=')[0] ?? ''))
      throw new EngineError('System', `invalid tmpfs option "${option}"`)
  }
}

/** `--mount type=tmpfs` options as mount(8) writes them. */
export function tmpfsMountOptions({ TmpfsOptions: options, ReadOnly }: Mount): string {
  const parts = ReadOnly ? ['ro'] : []
  if (options?.Mode) parts.push(`mode=${options.Mode.toString(8)}`)
  if (options?.SizeBytes) parts.push(`size=${options.SizeBytes}`)
  for (const option of options?.Options ?? []) parts.push(option.join('='))
  return parts.join(',')
}
