import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { baseName, CHUNK, dirName, joinPath, statIfAny } from '../../support/files'
import { type Applet, type AppletContext, AppletUsage, eachOperand } from '../applet'

const isDirectory = ({ process: { sys } }: AppletContext, path: string): boolean =>
  statIfAny(sys, path)?.type === 'directory'

export const mkdir: Applet = {
  options: 'pm:',
  usage: '[-m MODE] [-p] DIRECTORY...',
  about: 'Make directories; -p: parents too, and no complaint about those that are there',
  *run(context) {
    const { process, flags, values, operands } = context
    if (operands.length === 0) throw new AppletUsage('')
    const mode = values.has('m') ? Number.parseInt(values.get('m') ?? '', 8) : 0o777
    return yield* eachOperand(
      context,
      operands,
      function* (path) {
        if (!flags.has('p')) {
          process.sys.mkdir(path, mode)
          return
        }
        const parts = path.split('/')
        for (let end = 1; end <= parts.length; end++) {
          const part = parts.slice(0, end).join('/')
          if (part !== '' && !isDirectory(context, part)) process.sys.mkdir(part, mode)
        }
      },
      (path) => `can't create directory '${path}'`,
    )
  },
}

export const rmdir: Applet = {
  options: 'p',
  usage: 'DIRECTORY...',
  about: 'Remove empty directories',
  *run(context) {
    return yield* eachOperand(
      context,
      context.operands,
      function* (path) {
        context.process.sys.rmdir(path)
      },
      (path) => `'${path}'`,
    )
  },
}

function* removeTree(context: AppletContext, path: string): Blocking<void> {
  const { sys } = context.process
  if (sys.lstat(path).type !== 'directory') {
    sys.unlink(path)
    return
  }
  for (const { name } of sys.getdents(path)) yield* removeTree(context, joinPath(path, name))
  sys.rmdir(path)
}

export const rm: Applet = {
  options: 'rRfi',
  usage: '[-irf] FILE...',
  about: 'Remove files; -r: directories and what is in them, -f: never complain that there is none',
  *run(context) {
    const { process, flags, operands } = context
    const isRecursive = flags.has('r') || flags.has('R')
    if (operands.length === 0) {
      if (flags.has('f')) return 0
      throw new AppletUsage('')
    }
    let status = 0
    for (const path of operands) {
      const stat = statIfAny(process.sys, path, false)
      if (!stat && flags.has('f')) continue
      if (stat?.type === 'directory' && !isRecursive) {
        yield* process.stderr.write(`rm: '${path}' is a directory\n`)
        status = 1
        continue
      }
      status |= yield* eachOperand(
        context,
        [path],
        (one) => removeTree(context, one),
        (one) => `can't remove '${one}'`,
      )
    }
    return status
  },
}

function* copyFile({ process: { sys } }: AppletContext, from: string, to: string): Blocking<void> {
  const source = yield* sys.open(from, { access: 'read' })
  const { mode } = sys.fstat(source)
  const target = yield* sys.open(to, { access: 'write', create: true, truncate: true }, mode)
  for (let chunk = yield* sys.read(source, CHUNK); chunk.length > 0; chunk = yield* sys.read(source, CHUNK)) {
    yield* sys.write(target, chunk)
  }
  sys.close(source)
  sys.close(target)
}

function* copyTree(context: AppletContext, from: string, to: string): Blocking<void> {
  const { sys } = context.process
  const { type, mode } = sys.lstat(from)
  if (type === 'symlink') sys.symlink(sys.readlink(from), to)
  else if (type !== 'directory') yield* copyFile(context, from, to)
  else {
    if (!isDirectory(context, to)) sys.mkdir(to, mode)
    for (const { name } of sys.getdents(from))
      yield* copyTree(context, joinPath(from, name), joinPath(to, name))
  }
}

/** Where each source goes: into the last operand when that is a directory. */
function* eachToTarget(
  context: AppletContext,
  act: (from: string, to: string) => Blocking<void>,
  words: (path: string) => string,
): Blocking<number> {
  const sources = context.operands.slice(0, -1)
  const target = context.operands.at(-1)
  if (target === undefined || sources.length === 0) throw new AppletUsage('')
  const into = isDirectory(context, target)
  return yield* eachOperand(
    context,
    sources,
    (from) => act(from, into ? joinPath(target, baseName(from)) : target),
    words,
  )
}

export const cp: Applet = {
  options: 'arRpfdPLi',
  usage: '[-arPLHpf] SOURCE DEST\n   or: cp [-arPLHpf] SOURCE... DIRECTORY',
  about: 'Copy files; -r: directories and what is in them',
  *run(context) {
    const { process, flags } = context
    const isRecursive = ['a', 'r', 'R'].some((letter) => flags.has(letter))
    let omitted = 0
    const status = yield* eachToTarget(
      context,
      function* (from, to) {
        if (process.sys.stat(from).type === 'directory' && !isRecursive) {
          yield* process.stderr.write(`cp: omitting directory '${from}'\n`)
          omitted = 1
          return
        }
        yield* isRecursive ? copyTree(context, from, to) : copyFile(context, from, to)
      },
      (path) => `can't stat '${path}'`,
    )
    return status | omitted
  },
}

export const mv: Applet = {
  options: 'fin',
  usage: '[-fin] SOURCE DEST\n   or: mv [-fin] SOURCE... DIRECTORY',
  about: 'Rename files, or move them into a directory',
  *run(context) {
    const { sys } = context.process
    return yield* eachToTarget(
      context,
      function* (from, to) {
        try {
          sys.rename(from, to)
        } catch (error) {
          if (!isErrno(error, 'EXDEV')) throw error
          yield* copyTree(context, from, to)
          yield* removeTree(context, from)
        }
      },
      (path) => `can't rename '${path}'`,
    )
  },
}

export const ln: Applet = {
  options: 'sfnT',
  usage: '[-sfnT] TARGET... LINK|DIR',
  about: 'Make links; -s: symbolic ones',
  *run(context) {
    const { process, flags, operands } = context
    const [target, link] = operands.length === 1 ? [operands[0], baseName(operands[0] ?? '')] : operands
    if (target === undefined || link === undefined) throw new AppletUsage('')
    const path = isDirectory(context, link) && !flags.has('n') ? joinPath(link, baseName(target)) : link
    return yield* eachOperand(context, [path], function* () {
      if (flags.has('f') && statIfAny(process.sys, path, false)) process.sys.unlink(path)
      if (flags.has('s')) process.sys.symlink(target, path)
      else process.sys.link(target, path)
    })
  },
}

export const touch: Applet = {
  options: 'c',
  usage: '[-c] FILE...',
  about: 'Set the times of files to now; make those that are missing',
  *run(context) {
    const { sys } = context.process
    return yield* eachOperand(context, context.operands, function* (path) {
      if (statIfAny(sys, path)) {
        sys.utimens(path, { atime: sys.now(), mtime: sys.now() })
        return
      }
      if (context.flags.has('c')) return
      sys.close(yield* sys.open(path, { access: 'write', create: true }))
    })
  },
}

export const readlink: Applet = {
  options: 'fnv',
  usage: '[-fnv] FILE',
  about: 'Print where a symbolic link leads',
  *run({ process, operands, flags }) {
    const [path] = operands
    if (path === undefined) throw new AppletUsage('')
    try {
      const target = flags.has('f') ? canonical(process.sys, path) : process.sys.readlink(path)
      yield* process.stdout.write(flags.has('n') ? target : `${target}\n`)
      return 0
    } catch (error) {
      if (!isErrno(error)) throw error
      if (flags.has('v')) yield* process.stderr.write(`readlink: ${path}: ${error.message}\n`)
      return 1
    }
  },
}

/** The path without links, `.` and `..`. @throws Errno */
function canonical(sys: AppletContext['process']['sys'], path: string, depth = 0): string {
  const absolute = path.startsWith('/') ? path : joinPath(sys.getcwd(), path)
  let done = ''
  for (const part of absolute.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      done = dirName(done === '' ? '/' : done).replace(/\/$/, '')
      continue
    }
    const next = `${done}/${part}`
    const stat = statIfAny(sys, next, false)
    if (stat?.type !== 'symlink' || depth > 40) done = next
    else {
      const target = sys.readlink(next)
      done = canonical(sys, target.startsWith('/') ? target : joinPath(done, target), depth + 1).replace(
        /\/$/,
        '',
      )
    }
  }
  return done === '' ? '/' : done
}

export const basename: Applet = {
  options: '+',
  usage: 'FILE [SUFFIX]',
  about: 'Print a path without its directories',
  *run({ process, operands: [path, suffix = ''] }) {
    if (path === undefined) throw new AppletUsage('')
    const name = baseName(path)
    const isCut = suffix !== '' && name !== suffix && name.endsWith(suffix)
    yield* process.stdout.write(`${isCut ? name.slice(0, -suffix.length) : name}\n`)
    return 0
  },
}

export const dirname: Applet = {
  options: '+',
  usage: 'FILE',
  about: 'Print the directories of a path',
  *run({ process, operands: [path] }) {
    if (path === undefined) throw new AppletUsage('')
    yield* process.stdout.write(`${dirName(path)}\n`)
    return 0
  },
}
