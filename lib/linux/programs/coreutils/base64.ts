import { isErrno } from '../../kernel/errno'
import { CHUNK, closeOperand, openOperand, readToEnd } from '../support/files'
import { quote, quoteIfNeeded } from '../support/quote'
import { decodeText } from '../support/text'
import { Failure, UsageFailure, type UtilityProgram, utility } from '../utility'
import { coreutils } from './family'
import { help as help32 } from './help/base32'
import { help as help64 } from './help/base64'

/** A base of 2^bits: its letters and how many of them make a block. */
interface Base {
  readonly letters: string
  readonly bits: number
  readonly block: number
}

const base64Alphabet: Base = {
  letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  bits: 6,
  block: 4,
}
const base32Alphabet: Base = { letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', bits: 5, block: 8 }

const variant = (name: string, help: string, base: Base): UtilityProgram =>
  utility({
    family: coreutils,
    name,
    help,
    options: { decode: '-d', ignoreGarbage: '-i', wrap: '-w=' },
    *run(process, { options, operands: [path = '-', extra] }) {
      if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
      const wrap = options.wrap ?? '76'
      if (!/^\d+$/.test(wrap)) throw new Failure(`invalid wrap size: ${quote(process, wrap)}`)
      let bytes: Uint8Array
      try {
        const fd = yield* openOperand(process, path)
        bytes = yield* readToEnd(process.sys, fd)
        closeOperand(process, fd)
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new Failure(
          error.code === 'EISDIR'
            ? `read error: ${error.message}`
            : `${quoteIfNeeded(process, path)}: ${error.message}`,
        )
      }
      if (!options.decode) {
        const text = encodeBase(bytes, base)
        const width = Number(wrap)
        const lines = width === 0 ? text : text.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n')
        for (let at = 0; at < lines.length; at += CHUNK)
          yield* process.stdout.write(lines.slice(at, at + CHUNK))
        return 0
      }
      const { decoded, valid } = decodeBase(decodeText(bytes), base, options.ignoreGarbage)
      yield* process.stdout.write(decoded)
      if (!valid) throw new Failure('invalid input')
      return 0
    },
  })

export const base64 = variant('base64', help64, base64Alphabet)
export const base32 = variant('base32', help32, base32Alphabet)

function encodeBase(bytes: Uint8Array, { letters, bits, block }: Base): string {
  let text = ''
  let value = 0
  let held = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    held += 8
    while (held >= bits) {
      held -= bits
      text += letters.charAt((value >> held) & ((1 << bits) - 1))
    }
    value &= (1 << held) - 1
  }
  if (held > 0) text += letters.charAt((value << (bits - held)) & ((1 << bits) - 1))
  return text + '='.repeat((block - (text.length % block)) % block)
}

function decodeBase(
  text: string,
  { letters, bits, block }: Base,
  ignoreGarbage: boolean,
): { decoded: Uint8Array; valid: boolean } {
  const bytes: number[] = []
  let value = 0
  let held = 0
  let count = 0
  let valid = true
  for (const character of text) {
    if (character === '\n') continue
    if (character === '=') {
      count++
      continue
    }
    const digit = letters.indexOf(character)
    if (digit < 0) {
      if (ignoreGarbage) continue
      valid = false
      break
    }
    count++
    value = (value << bits) | digit
    held += bits
    if (held >= 8) {
      held -= 8
      bytes.push((value >> held) & 255)
      value &= (1 << held) - 1
    }
  }
  return { decoded: Uint8Array.from(bytes), valid: valid && count % block === 0 }
}
