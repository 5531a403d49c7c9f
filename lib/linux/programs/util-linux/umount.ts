import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { canonicalize } from '../support/canonical'
import { statIfAny } from '../support/files'
import { type MountEntry, readMounts } from '../support/mount-table'
import { UsageFailure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 umount [-hV]
 umount -a [options]
 umount [options] <source> | <directory>

Unmount file systems.

Options:
 -a, --all               unmount all of them
 -A, --all-targets       unmount the file system everywhere here
 -d, --detach-loop       no effect
 -f, --force             no effect
 -l, --lazy              detach now, clean up later
 -n, --no-mtab           no effect
 -R, --recursive         unmount what is below too
 -q, --quiet             no 'not mounted' errors
 -t, --types <list>      with -a, only these types
 -v, --verbose           name each mount removed
 -h, --help              print this
 -V, --version           print the version

Not simulated here: -c, --no-canonicalize; --fake; -i, --internal-only; -N, --namespace <ns>; -O, --test-opts <list>; -r, --read-only
`

const STATUS = 32

export const umount = utility({
  family: utilLinux,
  name: 'umount',
  help,
  options: {
    all: '-a',
    allTargets: '-A',
    detachLoop: '-d',
    force: '-f',
    lazy: '-l',
    noMtab: '-n',
    recursive: '-R',
    quiet: '-q',
    types: '-t=',
    verbose: '-v',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, operands }) {
    if (operands.length === 0 && !options.all) throw new UsageFailure('bad usage')
    const types = options.types?.split(',')
    const all = options.all
      ? (yield* readMounts(process)).filter(
          ({ type }) => types?.includes(type) ?? !/^(proc|sysfs|devpts|devtmpfs)$/.test(type),
        )
      : []
    let status = 0
    for (const word of [...operands, ...all.map(({ target }) => target).reverse()]) {
      for (const target of yield* targets(process, word, options))
        status = (yield* unmount(process, target, word, options)) || status
    }
    return status
  },
})

interface Rules {
  readonly lazy: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly recursive: boolean
  readonly allTargets: boolean
}

/** The mount points a word means, innermost first. */
function* targets(
  process: Process,
  word: string,
  { recursive, allTargets }: Rules,
): Blocking<readonly string[]> {
  const mounts = yield* readMounts(process)
  const path = statIfAny(process.sys, word) ? (canonicalize(process.sys, word, 'existing') ?? word) : word
  const own = mounts.findLast(({ target, source }) => target === path || source === word)
  if (!own) return [word]
  const alike = allTargets ? mounts.filter(({ device }) => device === own.device) : [own]
  if (!recursive) return alike.map(({ target }) => target).reverse()
  const below = (mount: MountEntry): MountEntry[] => [
    mount,
    ...mounts.filter(({ parent }) => parent === mount.id).flatMap(below),
  ]
  return alike
    .flatMap(below)
    .map(({ target }) => target)
    .reverse()
}

function* unmount(
  { sys, stdout, stderr }: Process,
  target: string,
  word: string,
  rules: Rules,
): Blocking<number> {
  try {
    sys.umount(target, { detach: rules.lazy })
    if (rules.verbose) yield* stdout.write(`umount: ${target} unmounted\n`)
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    const problems: Readonly<Record<string, string>> = {
      EINVAL: 'not mounted.',
      ENOENT: 'no mount point specified.',
      EBUSY: 'target is busy.',
      EPERM: 'must be superuser to unmount.',
    }
    if (!(rules.quiet && error.code === 'EINVAL'))
      yield* stderr.write(`umount: ${word}: ${problems[error.code] ?? `umount failed: ${error.message}.`}\n`)
    return STATUS
  }
}
