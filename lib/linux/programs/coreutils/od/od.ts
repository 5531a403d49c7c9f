import { concat } from '../../../../base/bytes'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../../support/files'
import { forEachOperand } from '../../support/message'
import { quote } from '../../support/quote'
import { Failure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/od'
import { formatLine, type OutputType, parseTypes } from './types'

const radixes: Readonly<Record<string, number>> = { d: 10, o: 8, x: 16 }
/** Old spellings and the type each means. */
const oldTypes: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'o1',
  c: 'c',
  d: 'u2',
  i: 'dI',
  l: 'dL',
  o: 'o2',
  s: 'd2',
  x: 'x2',
  f: 'fF',
  h: 'x2',
}

export const od = utility({
  family: coreutils,
  name: 'od',
  help,
  options: {
    radix: '-A=',
    skip: '-j=',
    count: '-N=',
    type: '-t=',
    all: '-v',
    width: '-w=',
    a: '-a',
    b: '-b',
    c: '-c',
    d: '-d',
    f: '-f',
    i: '-i',
    l: '-l',
    o: '-o',
    s: '-s',
    x: '-x',
  },
  rules: { optionalLetters: 'w' },
  *run(process, { options, given, operands }) {
    const radix = options.radix ?? 'o'
    if (!/^[doxn]$/.test(radix))
      throw new Failure(`invalid output address radix '${radix}'; it must be one character from [doxn]`)
    const types: OutputType[] = []
    for (const { name, value } of given) {
      if (name === 'type') types.push(...parseTypes(process, value))
      else if (oldTypes[name]) types.push(...parseTypes(process, oldTypes[name]))
    }
    if (types.length === 0) types.push(...parseTypes(process, 'o2'))
    const skip = number(process, options.skip, '-j') ?? 0
    const count = number(process, options.count, '-N') ?? Number.POSITIVE_INFINITY
    const width = options.width === '' ? 32 : (number(process, options.width, '-w') ?? 16)
    const { bytes, status } = yield* readAll(process, operands)
    if (bytes.length === 0 && status !== 0) return status
    if (skip > bytes.length) throw new Failure('cannot skip past end of combined input')
    yield* process.stdout.write(
      dump(bytes.subarray(skip, skip + count), skip, types, radix, width, options.all),
    )
    return status
  },
})

function number(process: Process, text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  const match = /^(0x[0-9a-f]+|\d+)(b|k|K|m|M|kB|KB|MB)?$/i.exec(text)
  if (!match) throw new Failure(`invalid ${option} argument ${quote(process, text)}`)
  const factor =
    { b: 512, k: 1024, K: 1024, m: 1024 ** 2, M: 1024 ** 2, kB: 1000, KB: 1000, MB: 1e6 }[match[2] ?? ''] ?? 1
  const digits = match[1] ?? ''
  return (/^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits)) * factor
}

function* readAll(
  process: Process,
  operands: readonly string[],
): Blocking<{ bytes: Uint8Array; status: number }> {
  const parts: Uint8Array[] = []
  const status = yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, function* (path) {
    const fd = yield* openOperand(process, path)
    try {
      parts.push(yield* readToEnd(process.sys, fd))
    } finally {
      closeOperand(process, fd)
    }
    return 0
  })
  return { bytes: concat(parts), status }
}

/** Lines of `width` bytes in every type; a run of equal lines is shown as `*`. */
function dump(
  bytes: Uint8Array,
  start: number,
  types: readonly OutputType[],
  radix: string,
  width: number,
  all: boolean,
): string {
  const base = radixes[radix]
  const address = (at: number): string =>
    base === undefined ? '' : (start + at).toString(base).padStart(base === 16 ? 6 : 7, '0')
  const margin = ' '.repeat(address(0).length)
  let out = ''
  let last: string | undefined
  let isRun = false
  for (let at = 0; at < bytes.length; at += width) {
    const line = bytes.subarray(at, at + width)
    const key = line.join()
    const repeats = !all && key === last && line.length === width
    if (repeats && !isRun) out += '*\n'
    isRun = repeats
    last = key
    if (repeats) continue
    types.forEach((type, index) => {
      out += `${index === 0 ? address(at) : margin}${formatLine(line, width, type, types)}\n`
    })
  }
  return base === undefined ? out : `${out}${address(bytes.length)}\n`
}
