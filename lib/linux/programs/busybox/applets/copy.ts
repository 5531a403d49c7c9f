import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { copyAttributes, copyContent, copySpecial } from '../../support/copy'
import { baseName, joinPath, statIfAny } from '../../support/files'
import { type Applet, type AppletContext, AppletUsage, complain, eachOperand } from '../applet'
import { removeTree } from './remove'

/** The operands but the last, and where each goes. */
function* eachToTarget(
  context: AppletContext,
  act: (from: string, to: string) => Blocking<boolean>,
): Blocking<number> {
  const { process, flags, values, operands } = context
  const into = values.get('t')
  const sources = into === undefined ? operands.slice(0, -1) : operands
  const target = into ?? operands.at(-1)
  if (target === undefined || sources.length === 0) throw new AppletUsage('')
  const isDirectory = !flags.has('T') && statIfAny(process.sys, target)?.type === 'directory'
  let status = 0
  for (const from of sources) {
    const isInside = isDirectory || sources.length > 1 || into !== undefined
    if (!(yield* act(from, isInside ? joinPath(target, baseName(from)) : target))) status = 1
  }
  return status
}

/** Whether to go on although there is a file: with `-n` not, with `-i` as one is told. */
function* mayReplace(context: AppletContext, to: string): Blocking<boolean> {
  const { process, flags, name } = context
  if (!statIfAny(process.sys, to)) return true
  if (flags.has('n')) return false
  if (!flags.has('i') || flags.has('f')) return true
  yield* process.stderr.write(`${name}: overwrite '${to}'? `)
  return /^[yY]/.test((yield* process.stdin.readLine()) ?? '')
}

export const cp: Applet = {
  options: 'arRpdfPLHilsunvTt:',
  long: 'archive:a recursive:r parents no-target-directory:T target-directory:t force:f verbose:v preserve:p',
  usage: '[-arPLHpfinlsTu] SOURCE DEST\n   or: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }',
  about:
    'Copy files (-r: and directories, -p: with mode, owner and times, -a: all of that and links as links)',
  *run(context) {
    return yield* eachToTarget(context, (from, to) => copyOne(context, from, to, true))
  },
}

function* copyOne(context: AppletContext, from: string, to: string, isOperand: boolean): Blocking<boolean> {
  const { process, flags } = context
  const { sys } = process
  const isRecursive = flags.has('r') || flags.has('R') || flags.has('a')
  const keepsLinks = flags.has('d') || flags.has('P') || flags.has('a') || (isRecursive && !flags.has('L'))
  let source: Stat
  let target: Stat | undefined
  try {
    source = keepsLinks && !(flags.has('H') && isOperand) ? sys.lstat(from) : sys.stat(from)
  } catch (error) {
    return yield* failed(context, `can't stat '${from}'`, error)
  }
  try {
    target = keepsLinks ? sys.lstat(to) : sys.stat(to)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) return yield* failed(context, `can't stat '${to}'`, error)
  }
  if (target && target.ino === source.ino && target.dev === source.dev) {
    yield* complain(context, `'${from}' and '${to}' are the same file`)
    return false
  }
  if (source.type === 'directory') return yield* copyDirectory(context, from, to, source, isRecursive)
  if (flags.has('u') && target && target.mtime >= source.mtime) return true
  return yield* copyPlain(context, from, to, source, target)
}

function* copyPlain(
  context: AppletContext,
  from: string,
  to: string,
  source: Stat,
  target?: Stat,
): Blocking<boolean> {
  const { process, flags } = context
  const { sys } = process
  const isRecursive = flags.has('r') || flags.has('R') || flags.has('a')
  if (!(yield* mayReplace(context, to))) return true
  try {
    if (flags.has('l')) sys.link(from, to)
    else if (flags.has('s')) sys.symlink(from, to)
    else if (source.type === 'file' || (!isRecursive && source.type !== 'symlink'))
      yield* copyFile(context, from, to, source, target)
    else {
      if (target) sys.unlink(to)
      copySpecial(process, from, to, source)
    }
  } catch (error) {
    return yield* failed(context, `can't create '${to}'`, error)
  }
  if (flags.has('v')) yield* process.stdout.write(`'${from}' -> '${to}'\n`)
  keep(context, to, source)
  return true
}

function* copyFile(
  { process, flags }: AppletContext,
  from: string,
  to: string,
  source: Stat,
  target?: Stat,
): Blocking<void> {
  try {
    yield* copyContent(process, from, to, source.mode & 0o777)
  } catch (error) {
    if (!isErrno(error) || !target || !flags.has('f')) throw error
    process.sys.unlink(to)
    yield* copyContent(process, from, to, source.mode & 0o777)
  }
}

function* copyDirectory(
  context: AppletContext,
  from: string,
  to: string,
  source: Stat,
  isRecursive: boolean,
): Blocking<boolean> {
  const { process } = context
  const { sys } = process
  if (!isRecursive) {
    yield* complain(context, `omitting directory '${from}'`)
    return false
  }
  const target = statIfAny(sys, to)
  if (target && target.type !== 'directory') {
    yield* complain(context, `target '${to}' is not a directory`)
    return false
  }
  let good = true
  try {
    if (!target) sys.mkdir(to, source.mode | 0o700)
    for (const { name } of sys.getdents(from)) {
      if (sys.lstat(joinPath(from, name)).ino === sys.stat(to).ino) {
        yield* complain(context, `recursion detected, omitting directory '${joinPath(from, name)}'`)
        good = false
      } else if (!(yield* copyOne(context, joinPath(from, name), joinPath(to, name), false))) good = false
    }
  } catch (error) {
    return yield* failed(context, `can't create directory '${to}'`, error)
  }
  if (context.flags.has('v') && !target) yield* process.stdout.write(`'${from}' -> '${to}'\n`)
  keep(context, to, source)
  return good
}

function keep({ process, flags }: AppletContext, to: string, source: Stat): void {
  const keeps = flags.has('p') || flags.has('a')
  if (keeps && !flags.has('s'))
    copyAttributes(process, to, source, { mode: true, ownership: true, timestamps: true })
}

function* failed(context: AppletContext, what: string, error: unknown): Blocking<boolean> {
  if (!isErrno(error)) throw error
  yield* complain(context, `${what}: ${error.message}`)
  return false
}

export const mv: Applet = {
  options: 'finvTt:',
  long: 'force:f interactive:i no-clobber:n verbose:v no-target-directory:T target-directory:t',
  usage: '[-finT] SOURCE DEST\n   or: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }',
  about: 'Rename files, or move them into a directory',
  *run(context) {
    const { process, flags } = context
    const { sys } = process
    return yield* eachToTarget(context, function* (from, to) {
      if (!(yield* mayReplace(context, to))) return true
      try {
        sys.rename(from, to)
      } catch (error) {
        if (!isErrno(error, 'EXDEV')) return yield* failed(context, `can't rename '${from}'`, error)
        const archive: AppletContext = { ...context, flags: new Set(['a']) }
        if (!(yield* copyOne(archive, from, to, true))) return false
        yield* removeTree(context, from)
      }
      if (flags.has('v')) yield* process.stdout.write(`'${from}' -> '${to}'\n`)
      return true
    })
  },
}

export const ln: Applet = {
  options: 'sfnbS:vTt:L',
  long: 'symbolic:s force:f no-dereference:n verbose:v no-target-directory:T',
  usage: '[-sfnbtv] [-S SUF] TARGET... LINK|DIR',
  about: 'Make links; -s: symbolic ones, -f: in place of what is there',
  *run(context) {
    const { process, flags, operands } = context
    const { sys } = process
    const last = operands.length === 1 ? '.' : operands.at(-1)
    if (last === undefined) throw new AppletUsage('')
    const isDirectory = !flags.has('T') && statIfAny(sys, last, !flags.has('n'))?.type === 'directory'
    if (operands.length > 2 && !isDirectory) throw new AppletUsage('')
    return yield* eachOperand(
      context,
      operands.length === 1 ? operands : operands.slice(0, -1),
      function* (target) {
        const link = isDirectory
          ? joinPath(last === '.' && operands.length === 1 ? '.' : last, baseName(target))
          : last
        const path = link.replace(/^\.\//, operands.length === 1 ? '' : './')
        const stat = flags.has('s') ? undefined : statIfAny(sys, target, false)
        if (!flags.has('s') && !stat) {
          yield* complain(context, `${target}: No such file or directory`)
          return 1
        }
        try {
          if (flags.has('f') && statIfAny(sys, path, false)) sys.unlink(path)
          if (flags.has('s')) sys.symlink(target, path)
          else sys.link(target, path)
        } catch (error) {
          if (!isErrno(error)) throw error
          yield* complain(context, `${path}: ${error.message}`)
          return 1
        }
        if (flags.has('v')) yield* process.stdout.write(`'${path}' -> '${target}'\n`)
        return 0
      },
    )
  },
}
