import { decode, encode } from '../../../../base/bytes'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand, readToEnd } from '../../support/files'
import { type Applet, type AppletContext, AppletFailure, eachOperand } from '../applet'

const orStdin = (operands: readonly string[]): readonly string[] => (operands.length === 0 ? ['-'] : operands)

/** The text of an operand; `-` is standard input. @throws Errno */
function* readText({ process }: AppletContext, path: string): Blocking<string> {
  const fd = yield* openOperand(process, path)
  const text = decode(yield* readToEnd(process.sys, fd))
  closeOperand(process, fd)
  return text
}

export const cat: Applet = {
  options: 'nb',
  usage: '[-nb] [FILE]...',
  about: 'Print files one after another',
  *run(context) {
    const { process, flags } = context
    let line = 0
    const number = (text: string): string =>
      text.replace(/^.*\n?/gm, (row) => {
        if (row === '' || (flags.has('b') && row === '\n')) return row
        return `${String(++line).padStart(6)}\t${row}`
      })
    const copy = function* (path: string): Blocking<void> {
      if (flags.size > 0) {
        yield* process.stdout.write(number(yield* readText(context, path)))
        return
      }
      const fd = yield* openOperand(process, path)
      for (
        let chunk = yield* process.sys.read(fd, CHUNK);
        chunk.length > 0;
        chunk = yield* process.sys.read(fd, CHUNK)
      ) {
        yield* process.stdout.write(chunk)
      }
      closeOperand(process, fd)
    }
    return yield* eachOperand(context, orStdin(context.operands), copy, (path) => `can't open '${path}'`)
  },
}

/** `-5` is an old way to write `-n 5`. */
function oldCount(context: AppletContext): { readonly count: number; readonly operands: readonly string[] } {
  const digits = [...context.flags].filter((letter) => /\d/.test(letter)).join('')
  const count = Number(context.values.get('n') ?? (digits === '' ? '10' : digits))
  if (Number.isNaN(count)) throw new AppletFailure(`invalid number '${context.values.get('n')}'`)
  return { count, operands: context.operands }
}

export const head: Applet = {
  options: 'n:c:qv0123456789',
  usage: '[-n N] [-c N] [-qv] [FILE]...',
  about: 'Print the first 10 lines (-n N: N lines, -c N: N bytes) of files',
  *run(context) {
    const { process, values, flags } = context
    const { count, operands } = oldCount(context)
    const files = orStdin(operands)
    const titled = flags.has('v') || (files.length > 1 && !flags.has('q'))
    const bytes = values.get('c')
    let lead = ''
    return yield* eachOperand(context, files, function* (path) {
      const fd = yield* openOperand(process, path)
      if (titled) yield* process.stdout.write(`${lead}==> ${path === '-' ? 'standard input' : path} <==\n`)
      lead = '\n'
      if (bytes !== undefined) yield* process.stdout.write(yield* process.sys.read(fd, Number(bytes)))
      else yield* copyLines(context, fd, count)
      closeOperand(process, fd)
    })
  },
}

function* copyLines({ process }: AppletContext, fd: number, count: number): Blocking<void> {
  for (let left = count; left > 0; ) {
    const chunk = yield* process.sys.read(fd, CHUNK)
    if (chunk.length === 0) return
    let end = 0
    while (left > 0 && end < chunk.length) {
      const next = chunk.indexOf(10, end)
      end = next < 0 ? chunk.length : next + 1
      if (next >= 0) left--
    }
    yield* process.stdout.write(chunk.subarray(0, end))
  }
}

const FOLLOW_INTERVAL = 1_000_000_000

export const tail: Applet = {
  options: 'n:c:fFq0123456789',
  usage: '[-fFq] [-n [+]N] [FILE]...',
  about: 'Print the last 10 lines of files; -f: and what is added to them',
  *run(context) {
    const { process, values, flags } = context
    const wanted = values.get('n') ?? [...flags].filter((letter) => /\d/.test(letter)).join('')
    const fromStart = wanted.startsWith('+')
    const count = wanted === '' ? 10 : Math.abs(Number(wanted))
    const status = yield* eachOperand(
      context,
      orStdin(context.operands),
      function* (path) {
        const lines = (yield* readText(context, path)).match(/.*\n|.+$/g) ?? []
        const shown = fromStart ? lines.slice(Math.max(0, count - 1)) : count === 0 ? [] : lines.slice(-count)
        yield* process.stdout.write(shown.join(''))
      },
      (path) => `can't open '${path}'`,
    )
    const [followed] = context.operands
    if (status !== 0 || followed === undefined || !(flags.has('f') || flags.has('F'))) return status
    const fd = yield* openOperand(process, followed)
    process.sys.lseek(fd, 0, 'end')
    for (;;) {
      const chunk = yield* process.sys.read(fd, CHUNK)
      if (chunk.length > 0) yield* process.stdout.write(chunk)
      else yield* process.sys.nanosleep(FOLLOW_INTERVAL)
    }
  },
}

export const wc: Applet = {
  options: 'clwmL',
  usage: '[-cmlwL] [FILE]...',
  about: 'Count lines, words and bytes of files',
  *run(context) {
    const { process, flags, operands } = context
    const chosen =
      flags.size === 0 ? ['l', 'w', 'c'] : ['l', 'w', 'm', 'c', 'L'].filter((letter) => flags.has(letter))
    const totals = new Map<string, number>()
    const row = (counts: ReadonlyMap<string, number>, name: string): string => {
      const width = chosen.length === 1 ? 0 : 9
      const cells = chosen.map((letter, index) =>
        String(counts.get(letter) ?? 0).padStart(index === 0 ? width : width && 10),
      )
      return `${cells.join('')}${name === '' ? '' : ` ${name}`}\n`
    }
    const status = yield* eachOperand(context, orStdin(operands), function* (path) {
      const text = yield* readText(context, path)
      const counts = countText(text)
      for (const [letter, count] of counts) totals.set(letter, (totals.get(letter) ?? 0) + count)
      yield* process.stdout.write(row(counts, operands.length === 0 ? '' : path))
    })
    if (operands.length > 1) yield* process.stdout.write(row(totals, 'total'))
    return status
  },
}

function countText(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n')
  return new Map([
    ['l', lines.length - 1],
    ['w', text.split(/\s+/).filter(Boolean).length],
    ['c', encode(text).length],
    ['m', [...text].length],
    ['L', Math.max(...lines.map((line) => line.length))],
  ])
}

export const grep: Applet = {
  options: 'EFGivnclqorHhswxe:',
  usage: '[-HhnlLoqvsrciwxEF] PATTERN [FILE]...',
  about: 'Print the lines that match a pattern',
  *run(context) {
    const { process, flags, values } = context
    const [first, ...others] = context.operands
    const pattern = values.get('e') ?? first
    if (pattern === undefined) throw new AppletFailure('no pattern given', 2)
    const files = values.has('e') ? context.operands : others
    const test = lineTest(pattern, flags)
    const named = flags.has('H') || (files.length > 1 && !flags.has('h'))
    let status = 1
    for (const path of orStdin(files)) {
      try {
        const lines = (yield* readText(context, path)).replace(/\n$/, '').split('\n')
        const hits = lines
          .map((line, index) => ({ line, number: index + 1 }))
          .filter(({ line }) => test.test(line) !== flags.has('v'))
        if (hits.length > 0) status = 0
        if (flags.has('q') && status === 0) return 0
        yield* process.stdout.write(hitsText(hits, { path, named, flags, test }))
      } catch (error) {
        if (!isErrno(error)) throw error
        if (!flags.has('s')) yield* process.stderr.write(`grep: ${path}: ${error.message}\n`)
        status = 2
      }
    }
    return status
  },
}

interface HitsStyle {
  readonly path: string
  readonly named: boolean
  readonly flags: ReadonlySet<string>
  readonly test: RegExp
}

function hitsText(
  hits: readonly { line: string; number: number }[],
  { path, named, flags, test }: HitsStyle,
): string {
  const name = named ? `${path === '-' ? '(standard input)' : path}:` : ''
  if (flags.has('q')) return ''
  if (flags.has('l')) return hits.length > 0 ? `${path}\n` : ''
  if (flags.has('c')) return `${name}${hits.length}\n`
  return hits
    .flatMap(({ line, number }) => {
      const lead = `${name}${flags.has('n') ? `${number}:` : ''}`
      const shown = flags.has('o')
        ? [...line.matchAll(new RegExp(test, `${test.flags}g`))].map(([text]) => text)
        : [line]
      return shown.map((text) => `${lead}${text}\n`)
    })
    .join('')
}

function lineTest(pattern: string, flags: ReadonlySet<string>): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  let source = flags.has('F')
    ? literal(pattern)
    : flags.has('E')
      ? classes(pattern)
      : classes(basicToExtended(pattern))
  if (flags.has('w')) source = `(?<!\\w)(?:${source})(?!\\w)`
  if (flags.has('x')) source = `^(?:${source})$`
  return new RegExp(source, flags.has('i') ? 'iu' : 'u')
}

/** In basic expressions the operators are written with a backslash, and without one they are plain (regex(7)). */
function basicToExtended(pattern: string): string {
  return pattern.replace(
    /\\([(){}|+?])|([(){}|+?])/g,
    (_, operator?: string, plain?: string) => operator ?? `\\${plain}`,
  )
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: '0-9a-fA-F',
  punct: '!-\\/:-@\\[-`{-~',
}

function classes(pattern: string): string {
  return pattern.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole)
}
