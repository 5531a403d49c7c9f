import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand, readToEnd } from '../support/files'
import { startOfLastLines } from '../support/last-lines'
import { complain, forEachOperand } from '../support/message'
import { quote, quoteName } from '../support/quote'
import { parseSize } from '../support/size'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/head'

interface Amount {
  readonly unit: 'bytes' | 'lines'
  readonly count: number
  /** all but the last so many */
  readonly fromEnd: boolean
}

export const head = utility({
  family: coreutils,
  name: 'head',
  help,
  options: { bytes: '-c=', lines: '-n=', quiet: '-q', verbose: '-v', zero: '-z' },
  // `head -5 file`, `head -20c`
  rewrite: ([first = '', ...rest]) => {
    const old = /^-(\d+)(.*)$/.exec(first)
    if (!old) return first === '' && rest.length === 0 ? [] : [first, ...rest]
    const [, count = '', letters = ''] = old
    const unknown = /[^bkmclqvz]/.exec(letters)?.[0]
    if (unknown) throw new UsageFailure(`invalid trailing option -- ${unknown}`)
    const isBytes = /[bkmc]/.test(letters)
    const suffix = letters.replace(/[^bkm]/g, '')
    const others = letters.replace(/[bkmcl]/g, '')
    return [isBytes ? `-c${count}${suffix}` : `-n${count}`, ...(others ? [`-${others}`] : []), ...rest]
  },
  *run(process, { options, given, operands }) {
    let amount: Amount = { unit: 'lines', count: 10, fromEnd: false }
    for (const { name, value } of given) {
      if (name === 'bytes' || name === 'lines') amount = readAmount(process, name, value)
    }
    const mode = given.findLast(({ name }) => name === 'quiet' || name === 'verbose')?.name
    const titled = mode === 'verbose' || (mode !== 'quiet' && operands.length > 1)
    let lead = ''
    return yield* forEachOperand(
      process,
      operands.length === 0 ? ['-'] : operands,
      function* (path) {
        const fd = yield* openOperand(process, path)
        const title = path === '-' ? 'standard input' : path
        if (titled) yield* process.stdout.write(`${lead}==> ${title} <==\n`)
        lead = '\n'
        try {
          yield* copyStart(process, fd, amount, options.zero ? 0 : 10)
        } catch (error) {
          if (!isErrno(error, 'EISDIR', 'EIO')) throw error
          yield* complain(process, `error reading ${quoteName(process, path)}: ${error.message}`)
          return 1
        } finally {
          closeOperand(process, fd)
        }
        return 0
      },
      (path, error) => `cannot open ${quoteName(process, path)} for reading: ${error}`,
    )
  },
})

/** A count such as `5`, `-5` or `2K`. @throws Failure */
function readAmount(process: Process, unit: Amount['unit'], value: string): Amount {
  const count = parseSize(value.replace(/^[-+]/, ''))
  if (count === undefined)
    throw new Failure(`invalid number of ${unit}: ${quote(process, value.replace(/^-/, ''))}`)
  return { unit, count, fromEnd: value.startsWith('-') }
}

function* copyStart(
  process: Process,
  fd: number,
  { unit, count, fromEnd }: Amount,
  delimiter: number,
): Blocking<void> {
  const { sys, stdout } = process
  if (fromEnd) {
    const all = yield* readToEnd(sys, fd)
    const end = unit === 'bytes' ? all.length - count : startOfLastLines(all, count, delimiter)
    if (end > 0) yield* stdout.write(all.subarray(0, end))
    return
  }
  for (let left = count; left > 0; ) {
    const chunk = yield* sys.read(fd, unit === 'bytes' ? Math.min(left, CHUNK) : CHUNK)
    if (chunk.length === 0) return
    const { used, end } =
      unit === 'bytes' ? { used: chunk.length, end: chunk.length } : takeLines(chunk, left, delimiter)
    left -= used
    yield* stdout.write(chunk.subarray(0, end))
    // What was read too much goes back, for whoever reads this descriptor next.
    if (end < chunk.length) giveBack(process, fd, chunk.length - end)
  }
}

function giveBack({ sys }: Process, fd: number, length: number): void {
  try {
    sys.lseek(fd, -length, 'cur')
  } catch (error) {
    if (!isErrno(error, 'ESPIPE')) throw error
  }
}

function takeLines(chunk: Uint8Array, wanted: number, delimiter: number): { used: number; end: number } {
  let used = 0
  for (let at = chunk.indexOf(delimiter); at >= 0; at = chunk.indexOf(delimiter, at + 1)) {
    if (++used === wanted) return { used, end: at + 1 }
  }
  return { used, end: chunk.length }
}
