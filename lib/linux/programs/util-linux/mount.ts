import { type Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { MountOptions } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny, statIfAny } from '../support/files'
import { readMounts } from '../support/mount-table'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { utilLinux } from './family'
import { readMountOptions } from './mount-options'

const help = `
Usage:
 mount [-lhV]
 mount -a [options]
 mount [options] [--source] <source> | [--target] <directory>
 mount [options] <source> <directory>
 mount <operation> <mountpoint> [<target>]

Mount file systems.

Options:
 -a, --all               mount all that /etc/fstab lists
 -B, --bind              show a directory at a second place
 -l, --show-labels       print labels too
 -M, --move              move a mount to another place
 -n, --no-mtab           no effect
 -o, --options <list>    options, separated by commas
 -r, --read-only         short for -o ro
 -R, --rbind             like --bind, with mounts below it
 -t, --types <list>      what type of file system it is
     --make-private      changes go neither in nor out
     --make-shared       changes go in and out
     --make-slave        changes come in
     --make-unbindable   may not be bound either
     --make-rprivate     --make-private, and below
     --make-rshared      --make-shared, and below
     --make-rslave       --make-slave, and below
 -v, --verbose           name each mount made
 -w, --rw, --read-write  short for -o rw
     --source <src>      what to mount
     --target <target>   where to mount it
 -h, --help              print this
 -V, --version           print the version

Not simulated here: -c, --no-canonicalize; -f, --fake; -F, --fork; -T, --fstab <path>; -i, --internal-only; -N, --namespace <ns>; -m, --mkdir[=<mode>]; -L, --label <label>; -U, --uuid <uuid>; -O, --test-opts <list>; -s
`

const STATUS = 32

export const mount = utility({
  family: utilLinux,
  name: 'mount',
  help,
  options: {
    all: '-a',
    bind: '-B',
    labels: '-l',
    move: '-M',
    noMtab: '-n',
    options: '-o=',
    readOnly: '-r',
    rbind: '-R',
    types: '-t=',
    makePrivate: '--make-private',
    makeShared: '--make-shared',
    makeSlave: '--make-slave',
    makeUnbindable: '--make-unbindable',
    makeRprivate: '--make-rprivate',
    makeRshared: '--make-rshared',
    makeRslave: '--make-rslave',
    verbose: '-v',
    readWrite: '-w',
    source: '--source=',
    target: '--target=',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, given, operands }) {
    const words = [
      ...(options.source === undefined ? [] : [options.source]),
      ...operands,
      ...(options.target === undefined ? [] : [options.target]),
    ]
    if (words.length > 2) throw new UsageFailure('bad usage')
    if (options.all) return yield* mountAll(process)
    if (words.length === 0) return yield* list(process, options.types)
    const wanted = given.map(({ name }) => name)
    const request = readMountOptions(
      given.filter(({ name }) => name === 'options').map(({ value }) => value),
      wanted,
    )
    if (words.length === 1 && request.propagation === undefined && !request.remount)
      return yield* fromFstab(process, words[0] ?? '')
    const [source = '', target = source] = words.length === 1 ? ['none', words[0]] : words
    const type = options.types === undefined ? {} : { type: options.types }
    yield* perform(process, { ...request, ...type, source, target })
    if (options.verbose && request.propagation === undefined)
      yield* process.stdout.write(encodeText(`mount: ${source} mounted on ${target}.\n`))
    return 0
  },
})

function* list(process: Process, types: string | undefined): Blocking<number> {
  const wanted = types?.replace(/^no/, '').split(',')
  const isShown = (type: string): boolean =>
    wanted === undefined || wanted.includes(type) !== (types?.startsWith('no') ?? false)
  const lines = (yield* readMounts(process))
    .filter(({ type }) => isShown(type))
    .map(({ source, target, type, options }) => `${source} on ${target} type ${type} (${options})\n`)
  yield* process.stdout.write(encodeText(lines.join('')))
  return 0
}

function* perform(process: Process, options: MountOptions): Blocking<void> {
  const { sys } = process
  const { source, target, type } = options
  const isNew = options.propagation === undefined && !options.remount && !options.move
  if (!statIfAny(sys, target)) throw failure(`${target}: mount point does not exist.`)
  const needsSource = isNew && (options.bind || type === undefined)
  if (needsSource && !statIfAny(sys, source))
    throw failure(`${target}: special device ${source} does not exist.`)
  if (isNew && type === undefined && !options.bind)
    throw failure(`${target}: ${source} is not a block device.`, false)
  try {
    if (isNew && options.bind && options.readOnly) {
      // The kernel takes a bind mount's options by a second call only.
      sys.mount({ source, target, bind: true, recursive: options.recursive ?? false })
      sys.mount({ ...options, remount: true })
    } else sys.mount(options)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw describe(error, options)
  }
}

const failure = (message: string, hint = true): Failure =>
  new Failure(
    `${message}${hint ? '\n       dmesg(1) may have more information after failed mount system call.' : ''}`,
    STATUS,
  )

function describe({ code, message }: Errno, { source, target, type, bind, remount }: MountOptions): Failure {
  switch (code) {
    case 'EPERM':
      return failure(
        bind || type === undefined ? `${target}: permission denied.` : `${target}: permission denied.`,
      )
    case 'ENODEV':
      return failure(`${target}: unknown filesystem type '${type}'.`)
    case 'ENOTDIR':
      return failure(`${target}: mount point is not a directory.`)
    case 'EBUSY':
      return failure(
        remount
          ? `${target}: mount point is busy.`
          : `${target}: ${source} already mounted or mount point busy.`,
      )
    case 'EINVAL':
      return failure(
        remount
          ? `${target}: mount point not mounted or bad option.`
          : `${target}: wrong fs type, bad option, bad superblock on ${source}, missing codepage or helper program, or other error.`,
      )
    default:
      return failure(`${target}: mount(2) system call failed: ${message}.`)
  }
}

interface FstabLine {
  readonly source: string
  readonly target: string
  readonly type: string
  readonly options: string
}

function* readFstab({ sys }: Process): Blocking<FstabLine[]> {
  const text = (yield* readTextIfAny(sys, '/etc/fstab')) ?? ''
  return text
    .split('\n')
    .filter((line) => /^\s*[^#\s]/.test(line))
    .map((line) => {
      const [source = '', target = '', type = '', options = 'defaults'] = line.trim().split(/\s+/)
      return { source, target, type, options }
    })
}

function* fromFstab(process: Process, word: string): Blocking<number> {
  const entry = (yield* readFstab(process)).find(
    ({ source, target }) => source === word || target === word.replace(/(.)\/$/, '$1'),
  )
  if (!entry) throw new Failure(`${word}: can't find in /etc/fstab.`, 1)
  yield* mountEntry(process, entry)
  return 0
}

function* mountEntry(process: Process, { source, target, type, options }: FstabLine): Blocking<void> {
  yield* perform(process, { ...readMountOptions([options], []), source, target, type })
}

function* mountAll(process: Process): Blocking<number> {
  const mounted = new Set((yield* readMounts(process)).map(({ target }) => target))
  let status = 0
  for (const entry of yield* readFstab(process)) {
    if (mounted.has(entry.target) || entry.options.split(',').includes('noauto') || entry.type === 'swap')
      continue
    try {
      yield* mountEntry(process, entry)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      yield* process.stderr.write(`mount: ${error.message}\n`)
      status = STATUS
    }
  }
  return status
}
