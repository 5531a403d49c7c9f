import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { baseName, joinPath, statIfAny } from '../../support/files'
import { complain } from '../../support/message'
import { quoteName } from '../../support/quote'
import { Failure, UsageFailure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/cp'
import { Copier } from './copier'
import { readRules } from './rules'

export const cp = utility({
  family: coreutils,
  name: 'cp',
  help,
  options: {
    archive: '-a',
    attributesOnly: '--attributes-only',
    backup: '--backup=',
    simpleBackup: '-b',
    noDereferenceKeepLinks: '-d',
    force: '-f',
    interactive: '-i',
    followOperands: '-H',
    link: '-l',
    dereference: '-L',
    noClobber: '-n',
    noDereference: '-P',
    preserveUsual: '-p',
    preserve: '--preserve=',
    noPreserve: '--no-preserve=',
    parents: '--parents',
    recursive: '-r',
    reflink: '--reflink=',
    removeDestination: '--remove-destination',
    stripSlashes: '--strip-trailing-slashes',
    symbolicLink: '-s',
    suffix: '-S=',
    targetDirectory: '-t=',
    noTargetDirectory: '-T',
    update: '-u',
    verbose: '-v',
    oneFileSystem: '-x',
  },
  *run(process, parsed) {
    const { options, operands } = parsed
    const rules = readRules(process, parsed)
    const { sources, target, directory } = destination(process, options, operands, 'cp')
    const copier = new Copier(process, rules)
    for (const source of sources) {
      const from = options.stripSlashes ? source.replace(/\/+$/, '') : source
      if (!directory) yield* copier.copy(from, target)
      else if (options.parents) yield* copyWithParents(process, copier, from, target)
      else yield* copier.copy(from, joinPath(target, baseName(from) === '..' ? '' : baseName(from)))
    }
    return copier.status
  },
})

interface TargetOptions {
  readonly targetDirectory: string | undefined
  readonly noTargetDirectory: boolean
}

/** Which operands are sources and where they go, by the rules cp, mv and ln share. @throws Failure */
export function destination(
  process: Process,
  { targetDirectory, noTargetDirectory }: TargetOptions,
  operands: readonly string[],
  program: 'cp' | 'mv',
): { sources: readonly string[]; target: string; directory: boolean } {
  const { sys } = process
  if (operands.length === 0) throw new UsageFailure('missing file operand')
  if (targetDirectory !== undefined) {
    if (noTargetDirectory)
      throw new Failure('cannot combine --target-directory (-t) and --no-target-directory (-T)')
    requireDirectory(process, targetDirectory, 'target directory')
    return { sources: operands, target: targetDirectory, directory: true }
  }
  const target = operands.at(-1) ?? ''
  const sources = operands.slice(0, -1)
  if (sources.length === 0)
    throw new UsageFailure(`missing destination file operand after ${quoteName(process, target)}`)
  if (noTargetDirectory) {
    if (sources.length > 1) throw new UsageFailure(`extra operand ${quoteName(process, operands[2] ?? '')}`)
    return { sources, target, directory: false }
  }
  const directory = statIfAny(sys, target)?.type === 'directory'
  if (sources.length > 1 && !directory)
    requireDirectory(process, target, program === 'mv' ? 'target' : 'target')
  return { sources, target, directory }
}

function requireDirectory({ sys, env }: Process, path: string, what: string): void {
  try {
    if (sys.stat(path).type === 'directory') return
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${what} ${quoteName({ env }, path)}: ${error.message}`)
  }
  throw new Failure(`${what} ${quoteName({ env }, path)}: Not a directory`)
}

/** `cp --parents a/b dir` makes dir/a/b. */
function* copyWithParents(process: Process, copier: Copier, from: string, target: string): Blocking<void> {
  const relative = from.replace(/^\/+/, '')
  const parts = relative.split('/').slice(0, -1)
  let path = target
  let source = from.startsWith('/') ? '/' : ''
  for (const part of parts) {
    path = joinPath(path, part)
    source = source === '' ? part : joinPath(source, part)
    if (statIfAny(process.sys, path)) continue
    try {
      process.sys.mkdir(path, process.sys.stat(source).mode)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(process, `cannot make directory ${quoteName(process, path)}: ${error.message}`)
      copier.status = 1
      return
    }
    if (copier.rules.verbose) yield* process.stdout.write(`${source} -> ${path}\n`)
  }
  yield* copier.copy(from, joinPath(target, relative))
}
