import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { copyContent } from '../support/copy'
import { baseName, dirName, joinPath, readFile, statIfAny } from '../support/files'
import { Identities } from '../support/identity'
import { complain, forEachOperand } from '../support/message'
import { parseMode } from '../support/mode'
import { quote, quoteName } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/install'

interface Wishes {
  readonly mode: number
  readonly uid: number | undefined
  readonly gid: number | undefined
  readonly compare: boolean
  readonly parents: boolean
  readonly preserve: boolean
  readonly verbose: boolean
}

export const install = utility({
  family: coreutils,
  name: 'install',
  help,
  options: {
    ignored: '-c',
    compare: '-C',
    directory: '-d',
    parents: '-D',
    group: '-g=',
    mode: '-m=',
    owner: '-o=',
    preserve: '-p',
    strip: '-s',
    target: '-t=',
    noTarget: '-T',
    verbose: '-v',
  },
  *run(process, { options, operands }) {
    const { sys } = process
    const change = parseMode(options.mode ?? '755')
    if (!change) throw new Failure(`invalid mode ${quote(process, options.mode ?? '')}`)
    const names = yield* Identities.read(sys)
    const user =
      options.owner === undefined
        ? undefined
        : (names.userByName(options.owner)?.uid ?? number(options.owner))
    if (options.owner !== undefined && user === undefined)
      throw new Failure(`invalid user ${quote(process, options.owner)}`)
    const group =
      options.group === undefined
        ? undefined
        : (names.groupByName(options.group)?.gid ?? number(options.group))
    if (options.group !== undefined && group === undefined)
      throw new Failure(`invalid group ${quote(process, options.group)}`)
    const wishes: Wishes = {
      ...options,
      mode: change({ mode: 0, type: options.directory ? 'directory' : 'file' }, 0),
      uid: user,
      gid: group,
    }
    if (operands.length === 0) throw new UsageFailure('missing file operand')
    if (options.directory)
      return yield* forEachOperand(
        process,
        operands,
        (path) => makeDirectory(process, path, wishes),
        (path, error) => `cannot create directory ${quote(process, path)}: ${error}`,
      )
    return yield* installFiles(process, operands, options.target, options.noTarget, wishes)
  },
})

const number = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined)

function* installFiles(
  process: Process,
  operands: readonly string[],
  given: string | undefined,
  noTarget: boolean,
  wishes: Wishes,
): Blocking<number> {
  const { sys } = process
  const last = operands.at(-1) ?? ''
  const sources = given === undefined ? operands.slice(0, -1) : operands
  if (sources.length === 0)
    throw new UsageFailure(`missing destination file operand after ${quoteName(process, last)}`)
  const lastIsDirectory = !noTarget && statIfAny(sys, given ?? last)?.type === 'directory'
  if (given !== undefined && !lastIsDirectory) {
    if (!wishes.parents)
      throw new Failure(`failed to access ${quoteName(process, given)}: No such file or directory`)
    yield* makeParents(process, given, wishes, 0o755)
  }
  if (given === undefined && !lastIsDirectory && sources.length > 1)
    throw new Failure(`target ${quoteName(process, last)}: Not a directory`)
  const into = given ?? (lastIsDirectory ? last : undefined)
  let status = 0
  for (const source of sources) {
    const target = into === undefined ? last : joinPath(into, baseName(source))
    status = (yield* installOne(process, source, target, wishes)) || status
  }
  return status
}

function* installOne(process: Process, source: string, target: string, wishes: Wishes): Blocking<number> {
  const { sys } = process
  const from = statIfAny(sys, source)
  if (!from) {
    yield* complain(process, `cannot stat ${quoteName(process, source)}: No such file or directory`)
    return 1
  }
  if (from.type === 'directory') {
    yield* complain(process, `omitting directory ${quoteName(process, source)}`)
    return 1
  }
  if (wishes.parents) yield* makeParents(process, dirName(target), wishes, 0o755)
  const old = statIfAny(sys, target, false)
  if (wishes.compare && old && (yield* isSame(process, source, target)) && old.mode === wishes.mode) return 0
  try {
    if (old) sys.unlink(target)
    if (old && wishes.verbose) yield* process.stdout.write(`removed ${quoteName(process, target)}\n`)
    if (wishes.verbose)
      yield* process.stdout.write(`${quoteName(process, source)} -> ${quoteName(process, target)}\n`)
    yield* copyContent(process, source, target, 0o600)
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* complain(process, `cannot create regular file ${quoteName(process, target)}: ${error.message}`)
    return 1
  }
  if (wishes.preserve) sys.utimens(target, { atime: from.atime, mtime: from.mtime })
  return yield* dress(process, target, wishes)
}

/** Sets owner and permissions. */
function* dress(process: Process, path: string, { mode, uid, gid }: Wishes): Blocking<number> {
  const { sys } = process
  const stat = sys.stat(path)
  try {
    if (uid !== undefined || gid !== undefined) sys.chown(path, uid ?? stat.uid, gid ?? stat.gid)
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* complain(process, `cannot change ownership of ${quoteName(process, path)}: ${error.message}`)
    return 1
  }
  sys.chmod(path, mode)
  return 0
}

function* makeDirectory(process: Process, path: string, wishes: Wishes): Blocking<number> {
  yield* makeParents(process, path, wishes, 0o755)
  return yield* dress(process, path, wishes)
}

function* makeParents(
  process: Process,
  path: string,
  { verbose }: Pick<Wishes, 'verbose'>,
  mode: number,
): Blocking<void> {
  if (path === '.' || path === '/' || statIfAny(process.sys, path)?.type === 'directory') return
  yield* makeParents(process, dirName(path), { verbose }, mode)
  process.sys.mkdir(path, mode)
  if (verbose) yield* process.stdout.write(`install: creating directory ${quoteName(process, path)}\n`)
}

function* isSame({ sys }: Process, one: string, other: string): Blocking<boolean> {
  const [left, right] = [yield* readFile(sys, one), yield* readFile(sys, other)]
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
