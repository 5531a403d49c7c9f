import { type Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { canonicalize, relativePath } from '../support/canonical'
import { baseName, dirName, joinPath, statIfAny } from '../support/files'
import { complain } from '../support/message'
import { quoteIfNeeded, quoteName } from '../support/quote'
import { Failure, nameOf, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/ln'

interface Rules {
  readonly symbolic: boolean
  readonly relative: boolean
  readonly logical: boolean
  readonly replace: 'never' | 'force' | 'ask'
  readonly verbose: boolean
}

export const ln = utility({
  family: coreutils,
  name: 'ln',
  help,
  options: {
    force: '-f',
    interactive: '-i',
    logical: '-L',
    noDereference: '-n',
    physical: '-P',
    relative: '-r',
    symbolic: '-s',
    targetDirectory: '-t=',
    noTargetDirectory: '-T',
    verbose: '-v',
  },
  *run(process, { options, given, operands }) {
    const last = given.findLast(({ name }) => name === 'force' || name === 'interactive')?.name
    const { symbolic, relative, logical, verbose } = options
    if (relative && !symbolic) throw new Failure('cannot do --relative without --symbolic')
    const rules: Rules = {
      symbolic,
      relative,
      logical,
      verbose,
      replace: last === 'force' ? 'force' : last ? 'ask' : 'never',
    }
    const { sources, target, directory } = places(process, options, operands)
    let status = 0
    for (const source of sources) {
      const path = directory ? joinPath(target, baseName(source)) : target
      status = (yield* link(process, source, path, rules)) || status
    }
    return status
  },
})

interface TargetOptions {
  readonly targetDirectory: string | undefined
  readonly noTargetDirectory: boolean
  readonly noDereference: boolean
}

function places(
  process: Process,
  { targetDirectory, noTargetDirectory, noDereference }: TargetOptions,
  operands: readonly string[],
): { sources: readonly string[]; target: string; directory: boolean } {
  const { sys } = process
  const target = operands.at(-1)
  if (target === undefined) throw new UsageFailure('missing file operand')
  if (targetDirectory !== undefined) return { sources: operands, target: targetDirectory, directory: true }
  if (operands.length === 1) {
    if (noTargetDirectory)
      throw new UsageFailure(`missing destination file operand after ${quoteName(process, target)}`)
    return { sources: operands, target: '.', directory: true }
  }
  const sources = operands.slice(0, -1)
  const stat = statIfAny(sys, target, !noDereference)
  const directory = !noTargetDirectory && stat?.type === 'directory'
  if (sources.length > 1 && noTargetDirectory)
    throw new UsageFailure(`extra operand ${quoteName(process, operands[2] ?? '')}`)
  if (sources.length > 1 && !directory)
    throw new Failure(
      `target ${quoteName(process, target)}: ${stat ? 'Not a directory' : 'No such file or directory'}`,
    )
  return { sources, target, directory }
}

function* link(process: Process, source: string, path: string, rules: Rules): Blocking<number> {
  const { sys } = process
  const names = [quoteName(process, source), quoteName(process, path)] as const
  const stat = statIfAny(sys, source, rules.logical)
  if (!rules.symbolic && !stat)
    return yield* fail(process, `failed to access ${names[0]}: No such file or directory`)
  if (!rules.symbolic && stat?.type === 'directory')
    return yield* fail(process, `${quoteIfNeeded(process, source)}: hard link not allowed for directory`)
  const text = rules.relative ? relativeText(process, source, path) : source
  try {
    const existing = statIfAny(sys, path, false)
    if (existing && rules.replace !== 'never') {
      if (!rules.symbolic && stat && isSameFile(stat, existing))
        return yield* fail(process, `${names[0]} and ${names[1]} are the same file`)
      if (existing.type === 'directory')
        return yield* fail(process, `${quoteIfNeeded(process, path)}: cannot overwrite directory`)
      if (rules.replace === 'ask' && !(yield* confirm(process, `replace ${names[1]}?`))) return 0
      sys.unlink(path)
    }
    if (rules.symbolic) sys.symlink(text, path)
    else sys.link(rules.logical ? (canonicalize(sys, source, 'existing') ?? source) : source, path)
  } catch (error) {
    if (!isErrno(error)) throw error
    return yield* fail(process, describe(error, names, rules.symbolic))
  }
  const arrow = rules.symbolic ? `-> ${quoteName(process, text)}` : `=> ${names[0]}`
  if (rules.verbose) yield* process.stdout.write(`${names[1]} ${arrow}\n`)
  return 0
}

function relativeText({ sys }: Process, source: string, path: string): string {
  const target = canonicalize(sys, source, 'missing') ?? source
  return relativePath(target, canonicalize(sys, dirName(path), 'missing') ?? '/')
}

const isSameFile = (left: Stat, right: Stat): boolean => left.ino === right.ino && left.dev === right.dev

function describe(error: Errno, [source, path]: readonly [string, string], symbolic: boolean): string {
  if (symbolic) return `failed to create symbolic link ${path}: ${error.message}`
  const to = error.code === 'EEXIST' ? path : `${path} => ${source}`
  return `failed to create hard link ${to}: ${error.message}`
}

function* confirm(process: Process, question: string): Blocking<boolean> {
  yield* process.stderr.write(`${nameOf(process)}: ${question} `)
  return /^[yY]/.test((yield* process.stdin.readLine()) ?? '')
}

function* fail(process: Process, message: string): Blocking<number> {
  yield* complain(process, message)
  return 1
}
