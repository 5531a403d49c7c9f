import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand, readToEnd, statIfAny } from '../../support/files'
import { startOfLastLines, startOfLine } from '../../support/last-lines'
import { type Applet, type AppletContext, complain, count, orStdin } from '../applet'
import { readBytes } from '../input'

const title = (path: string): string => `==> ${path === '-' ? 'standard input' : path} <==\n`

const isTitled = ({ flags }: AppletContext, files: readonly string[]): boolean =>
  flags.has('v') || (files.length > 1 && !flags.has('q'))

/** `-5` is an old way to write `-n 5`, `+5` one to write `-n +5`. */
function oldCount({ given, operands }: AppletContext): {
  readonly old: string
  readonly files: readonly string[]
} {
  const digits = given.map(({ option }) => option).filter((letter) => /\d/.test(letter))
  const [first = '', ...rest] = operands
  if (/^\+\d+$/.test(first)) return { old: first, files: rest }
  return { old: digits.join(''), files: operands }
}

export const head: Applet = {
  options: 'n:c:qv0123456789',
  long: 'lines:n bytes:c quiet:q verbose:v',
  usage: '[OPTIONS] [FILE]...',
  about: 'Print the first 10 lines of files (-n N: N lines, -n -N: all but the last N, -c: bytes)',
  *run(context) {
    const { process, values } = context
    const { old, files } = oldCount(context)
    const bytes = values.get('c')
    const wanted = count(bytes ?? values.get('n') ?? (old || '10'))
    const titled = isTitled(context, orStdin(files))
    let lead = ''
    let status = 0
    for (const path of orStdin(files)) {
      try {
        const fd = yield* openOperand(process, path)
        if (process.sys.fstat(fd).type === 'directory') {
          yield* complain(context, `${path}: Input/output error`)
          status = 1
          continue
        }
        if (titled) yield* process.stdout.write(lead + title(path))
        lead = '\n'
        if (wanted < 0) {
          const all = yield* readBytes(context, path)
          const end = bytes === undefined ? startOfLastLines(all, -wanted) : all.length + wanted
          yield* process.stdout.write(all.subarray(0, Math.max(0, end)))
        } else yield* copyFirst(context, fd, wanted, bytes === undefined)
        closeOperand(process, fd)
      } catch (error) {
        if (!isErrno(error) || error.code === 'EPIPE') throw error
        yield* complain(context, `${path}: ${error.message}`)
        status = 1
      }
    }
    return status
  },
}

function* copyFirst(
  { process }: AppletContext,
  fd: number,
  wanted: number,
  byLines: boolean,
): Blocking<void> {
  for (let left = wanted; left > 0; ) {
    const chunk = yield* process.sys.read(fd, CHUNK)
    if (chunk.length === 0) return
    if (!byLines) {
      yield* process.stdout.write(chunk.subarray(0, left))
      left -= chunk.length
      continue
    }
    let end = 0
    while (left > 0 && end < chunk.length) {
      const next = chunk.indexOf(10, end)
      end = next < 0 ? chunk.length : next + 1
      if (next >= 0) left--
    }
    yield* process.stdout.write(chunk.subarray(0, end))
  }
}

interface Followed {
  readonly path: string
  fd: number
}

export const tail: Applet = {
  options: 'n:c:fFqvs:0123456789',
  long: 'lines:n bytes:c follow:f quiet:q verbose:v',
  usage: '[OPTIONS] [FILE]...',
  about:
    'Print the last 10 lines of files (-n +N: from line N on, -c: bytes, -f: and what is added, -F: by name)',
  *run(context) {
    const { process, values, flags } = context
    const { old, files } = oldCount(context)
    const bytes = values.get('c')
    const text = bytes ?? values.get('n') ?? (old || '10')
    const wanted = Math.abs(count(text))
    const fromStart = text.startsWith('+')
    const follows = flags.has('f') || flags.has('F')
    let status = 0
    const open: Followed[] = []
    for (const path of orStdin(files)) {
      try {
        open.push({ path, fd: yield* openOperand(process, path) })
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(context, `can't open '${path}': ${error.message}`)
        if (flags.has('F')) open.push({ path, fd: -1 })
        status = 1
      }
    }
    if (open.length === 0) {
      yield* complain(context, 'no files')
      return 1
    }
    const titled = isTitled(context, orStdin(files))
    let lead = ''
    for (const { path, fd } of open.filter((file) => file.fd >= 0)) {
      if (titled) yield* process.stdout.write(lead + title(path))
      lead = '\n'
      try {
        const all = yield* readToEnd(process.sys, fd)
        const start = place(all, wanted, fromStart, bytes === undefined)
        yield* process.stdout.write(all.subarray(start))
      } catch (error) {
        if (!isErrno(error) || error.code === 'EPIPE') throw error
        yield* complain(context, `read error: ${error.message}`)
        status = 1
      }
    }
    return follows ? yield* follow(context, open, titled) : status
  },
}

function place(all: Uint8Array, wanted: number, fromStart: boolean, byLines: boolean): number {
  if (byLines)
    return fromStart
      ? startOfLine(all, Math.max(1, wanted))
      : wanted === 0
        ? all.length
        : startOfLastLines(all, wanted)
  return fromStart ? Math.max(0, wanted - 1) : Math.max(0, all.length - wanted)
}

/** Looks at the files again and again, every `-s` seconds; with -F a file that is another by now is opened anew. */
function* follow(context: AppletContext, files: readonly Followed[], titled: boolean): Blocking<never> {
  const { process, flags, values } = context
  const { sys } = process
  const interval = Number(values.get('s') ?? 1) * SECOND
  let last = files.at(-1)
  for (;;) {
    yield* sys.nanosleep(interval)
    for (const file of files) {
      if (flags.has('F')) yield* reopen(context, file)
      if (file.fd < 0) continue
      for (
        let chunk = yield* sys.read(file.fd, CHUNK);
        chunk.length > 0;
        chunk = yield* sys.read(file.fd, CHUNK)
      ) {
        if (titled && last !== file) yield* process.stdout.write(`\n${title(file.path)}`)
        last = file
        yield* process.stdout.write(chunk)
      }
    }
  }
}

function* reopen(context: AppletContext, file: Followed): Blocking<void> {
  const { sys } = context.process
  const now = statIfAny(sys, file.path)
  if (!now) {
    if (file.fd >= 0) yield* complain(context, `${file.path} has become inaccessible`)
    if (file.fd >= 0) sys.close(file.fd)
    file.fd = -1
    return
  }
  if (file.fd >= 0) {
    const old = sys.fstat(file.fd)
    if (old.ino === now.ino && old.dev === now.dev) return
    yield* complain(context, `${file.path} has been replaced; following end of new file`)
    sys.close(file.fd)
  } else yield* complain(context, `${file.path} has appeared; following end of new file`)
  file.fd = yield* sys.open(file.path, { access: 'read' })
}
