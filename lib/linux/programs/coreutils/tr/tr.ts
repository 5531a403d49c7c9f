import type { Process } from '../../../kernel/program'
import { CHUNK } from '../../support/files'
import { quote } from '../../support/quote'
import { Failure, UsageFailure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/tr'
import { expand, type Piece, parseSet } from './set'

export const tr = utility({
  family: coreutils,
  name: 'tr',
  help,
  options: { complement: '-c', delete: '-d', squeeze: '-s', truncate: '-t' },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands: [first, second, third] }) {
    const { delete: deletes, squeeze } = options
    if (first === undefined) throw new UsageFailure('missing operand')
    requireOperands(process, options, first, second, third)
    const pieces = parseSet(process, first)
    const others = second === undefined ? undefined : parseSet(process, second)
    const from = options.complement ? complement(expand(pieces)) : expand(pieces)
    const map = others && !deletes ? translation(from, pieces, others, options) : undefined
    const doomed = new Set(deletes ? from : [])
    const squeezed = new Set(squeeze ? (others ? expand(others, from.length) : from) : [])
    let last = -1
    for (;;) {
      const chunk = yield* process.sys.read(process.stdin.fd, CHUNK)
      if (chunk.length === 0) return 0
      const out = new Uint8Array(chunk.length)
      let length = 0
      for (const byte of chunk) {
        if (doomed.has(byte)) continue
        const result = map?.[byte] ?? byte
        if (result === last && squeezed.has(result)) continue
        last = result
        out[length++] = result
      }
      yield* process.stdout.write(out.subarray(0, length))
    }
  },
})

interface Modes {
  readonly delete: boolean
  readonly squeeze: boolean
}

/** One set suffices to delete or to squeeze, all else needs two. @throws UsageFailure */
function requireOperands(
  process: Process,
  { delete: deletes, squeeze }: Modes,
  first: string,
  second: string | undefined,
  third: string | undefined,
): void {
  const needsTwo = deletes === squeeze
  if (second === undefined && needsTwo) {
    const why = deletes ? 'both deleting and squeezing repeats' : 'translating'
    throw new UsageFailure(
      `missing operand after ${quote(process, first)}\nTwo strings must be given when ${why}.`,
    )
  }
  if (second !== undefined && deletes && !squeeze)
    throw new UsageFailure(
      `extra operand ${quote(process, second)}\nOnly one string may be given when deleting without squeezing repeats.`,
    )
  if (third !== undefined) throw new UsageFailure(`extra operand ${quote(process, third)}`)
}

function complement(bytes: readonly number[]): number[] {
  const members = new Set(bytes)
  return Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !members.has(byte))
}

/** What each byte becomes; a short second set goes on with its last byte. */
function translation(
  from: readonly number[],
  pieces: readonly Piece[],
  others: readonly Piece[],
  options: { readonly truncate: boolean; readonly complement: boolean },
): number[] {
  const to = expand(others, from.length)
  const hasCase = others.some((piece) => 'case' in piece && piece.case)
  if (hasCase && !pieces.some((piece) => 'case' in piece && piece.case))
    throw new Failure('misaligned [:upper:] and/or [:lower:] construct')
  if (to.length === 0 && from.length > 0 && !options.truncate)
    throw new Failure('when not truncating set1, string2 must be non-empty')
  const map = Array.from({ length: 256 }, (_, byte) => byte)
  from.forEach((byte, index) => {
    const target = to[index] ?? (options.truncate ? byte : to.at(-1))
    if (target !== undefined) map[byte] = target
  })
  return map
}
