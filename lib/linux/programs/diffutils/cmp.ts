import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { quoteName } from '../support/quote'
import { parseSize } from '../support/size'
import { Failure, UsageFailure, utility } from '../utility'
import { diffutils } from './family'

const help = `Usage: cmp [OPTION]... FILE1 [FILE2 [SKIP1 [SKIP2]]]
Compare two files byte by byte.

  -b, --print-bytes        print the bytes that differ
  -i, --ignore-initial=SKIP  begin after SKIP bytes, or SKIP1:SKIP2
  -l, --verbose            print place and value of all that differ
  -n, --bytes=LIMIT        compare at most LIMIT bytes
  -s, --quiet, --silent    print nothing
      --help               print this help
  -v, --version            print the version

Ends with 0 when the files are the same, 1 when they differ, 2 on trouble.
`

export const cmp = utility({
  family: diffutils,
  name: 'cmp',
  help,
  options: { bytes: '-b', skip: '-i=', verbose: '-l', limit: '-n=', quiet: '-s', version: '-v' },
  *run(process, { options, operands: [first, second = '-', ...more] }) {
    if (first === undefined)
      throw new UsageFailure(`missing operand after ${quoteName(process, process.argv[0] ?? '')}`)
    const [one = '0', two = one] = options.skip?.split(':') ?? [more[0] ?? '0', more[1] ?? '0']
    const skips = [one, two].map((text) => {
      const size = parseSize(text)
      if (size === undefined) throw new UsageFailure(`invalid --ignore-initial value '${text}'`)
      return size
    })
    const limit = options.limit === undefined ? undefined : parseSize(options.limit)
    if (options.limit !== undefined && limit === undefined)
      throw new UsageFailure(`invalid --bytes value '${options.limit}'`)
    const take = (bytes: Uint8Array, skip = 0): Uint8Array =>
      bytes.subarray(skip, limit === undefined ? undefined : skip + limit)
    const left = take(yield* read(process, first), skips[0])
    const right = take(yield* read(process, second), skips[1])
    const places = differences(left, right, options.verbose)
    const isShort = left.length !== right.length && (options.verbose || places.length === 0)
    const status = places.length > 0 || isShort ? 1 : 0
    if (options.quiet) return status
    const text = report(left, right, places, first, second, options)
    if (!options.verbose) yield* process.stdout.write(text)
    if (isShort) {
      const [name, shorter] =
        left.length < right.length ? ([first, left] as const) : ([second, right] as const)
      yield* process.stderr.write(
        `${process.argv[0]}: EOF on ${name} ${whereEnds(shorter, options.verbose)}\n`,
      )
    }
    if (options.verbose) yield* process.stdout.write(text)
    return status
  },
})

/** The first place where bytes differ, or all. */
function differences(left: Uint8Array, right: Uint8Array, all: boolean): number[] {
  const common = Math.min(left.length, right.length)
  const places: number[] = []
  for (let at = 0; at < common && (all || places.length === 0); at++)
    if (left[at] !== right[at]) places.push(at)
  return places
}

function whereEnds(bytes: Uint8Array, isBrief: boolean): string {
  if (bytes.length === 0) return 'which is empty'
  if (isBrief) return `after byte ${bytes.length}`
  const lines = bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0)
  return `after byte ${bytes.length}, ${bytes.at(-1) === 10 ? `line ${lines}` : `in line ${lines + 1}`}`
}

function* read(process: Process, path: string): Blocking<Uint8Array> {
  try {
    const fd = yield* openOperand(process, path)
    const bytes = yield* readToEnd(process.sys, fd)
    closeOperand(process, fd)
    return bytes
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${path}: ${error.message}`, 2)
  }
}

function report(
  left: Uint8Array,
  right: Uint8Array,
  places: readonly number[],
  first: string,
  second: string,
  { verbose, bytes }: { readonly verbose: boolean; readonly bytes: boolean },
): string {
  const octal = (value = 0): string => value.toString(8).padStart(3)
  if (verbose) {
    const width = String(Math.max(left.length, right.length)).length
    return places
      .map((at) => {
        const [a, b] = [left[at], right[at]]
        const values = bytes
          ? `${octal(a)} ${visible(a).padEnd(4)} ${octal(b)} ${visible(b)}`
          : `${octal(a)} ${octal(b)}`
        return `${String(at + 1).padStart(width)} ${values}\n`
      })
      .join('')
  }
  const [at] = places
  if (at === undefined) return ''
  const line = left.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1)
  const values = bytes
    ? ` is ${octal(left[at])} ${visible(left[at])} ${octal(right[at])} ${visible(right[at])}`
    : ''
  return `${first} ${second} differ: byte ${at + 1}, line ${line}${values}\n`
}

/** A byte as `cat -v` shows it. */
function visible(byte = 0): string {
  const low = byte & 127
  const text = low === 127 ? '^?' : low < 32 ? `^${String.fromCharCode(low + 64)}` : String.fromCharCode(low)
  return byte > 127 ? `M-${text}` : text
}
