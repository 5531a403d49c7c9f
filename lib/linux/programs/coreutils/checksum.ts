import { blake2b } from '@noble/hashes/blake2.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { toHex } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand } from '../support/files'
import { readLines } from '../support/line-reader'
import { complain, forEachOperand } from '../support/message'
import { quoteIfNeeded } from '../support/quote'
import { encodeText } from '../support/text'
import { UsageFailure, type UtilityProgram, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/checksum'

interface Hasher {
  update(bytes: Uint8Array): unknown
  digest(): Uint8Array
}

interface Algorithm {
  /** as `--tag` shows it */
  readonly name: string
  readonly create: () => Hasher
}

interface CheckOptions {
  readonly quiet: boolean
  readonly status: boolean
  readonly strict: boolean
  readonly warn: boolean
  readonly ignoreMissing: boolean
}

const variant = (name: string, algorithm: Algorithm): UtilityProgram =>
  utility({
    family: coreutils,
    name,
    help: help(name, algorithm.name),
    options: {
      binary: '-b',
      check: '-c',
      tag: '--tag',
      text: '-t',
      zero: '-z',
      ignoreMissing: '--ignore-missing',
      quiet: '--quiet',
      status: '--status',
      strict: '--strict',
      warn: '-w',
    },
    *run(process, { options, operands }) {
      if (options.tag && options.check)
        throw new UsageFailure('the --tag option is meaningless when verifying checksums')
      const paths = operands.length === 0 ? ['-'] : operands
      if (options.check)
        return yield* forEachOperand(process, paths, (path) => checkList(process, path, algorithm, options))
      return yield* forEachOperand(process, paths, function* (path) {
        const digest = yield* digestOf(process, path, algorithm)
        // A name with a backslash or newline is escaped, which a leading backslash says.
        const escaped = options.zero ? path : path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
        const lead = escaped === path ? '' : '\\'
        const line = options.tag
          ? `${lead}${algorithm.name} (${escaped}) = ${digest}`
          : `${lead}${digest} ${options.binary ? '*' : ' '}${escaped}`
        yield* process.stdout.write(encodeText(line + (options.zero ? '\0' : '\n')))
        return 0
      })
    },
  })

function* digestOf(process: Process, path: string, { create }: Algorithm): Blocking<string> {
  const fd = yield* openOperand(process, path)
  const hasher = create()
  try {
    for (;;) {
      const chunk = yield* process.sys.read(fd, CHUNK)
      if (chunk.length === 0) return toHex(hasher.digest())
      hasher.update(chunk)
      yield* process.sys.schedYield()
    }
  } finally {
    closeOperand(process, fd)
  }
}

function* checkList(
  process: Process,
  path: string,
  algorithm: Algorithm,
  options: CheckOptions,
): Blocking<number> {
  const fd = yield* openOperand(process, path)
  const { lines } = yield* readLines(process.sys, fd)
  closeOperand(process, fd)
  const length = toHex(algorithm.create().digest()).length
  const tally = { malformed: 0, unreadable: 0, different: 0, good: 0 }
  for (const [index, line] of lines.entries()) {
    const tagged = new RegExp(`^${algorithm.name} \\((.*)\\) = ([0-9a-fA-F]{${length}})$`).exec(line)
    const plain = new RegExp(`^\\\\?([0-9a-fA-F]{${length}}) [ *](.*)$`).exec(line)
    const [name, expected] = tagged ? [tagged[1], tagged[2]] : [plain?.[2], plain?.[1]]
    if (name !== undefined && expected !== undefined) {
      yield* checkOne(process, name, expected.toLowerCase(), algorithm, options, tally)
      continue
    }
    tally.malformed++
    if (options.warn)
      yield* complain(
        process,
        `${quoteIfNeeded(process, path)}: ${index + 1}: improperly formatted ${algorithm.name} checksum line`,
      )
  }
  if (tally.malformed === lines.length) {
    yield* complain(process, `${quoteIfNeeded(process, path)}: no properly formatted checksum lines found`)
    return 1
  }
  if (!options.status) yield* warnings(process, tally)
  if (options.ignoreMissing && tally.good + tally.different === 0)
    yield* complain(process, `${quoteIfNeeded(process, path)}: no file was verified`)
  return tally.unreadable + tally.different > 0 || (options.strict && tally.malformed > 0) ? 1 : 0
}

type Tally = Record<'malformed' | 'unreadable' | 'different' | 'good', number>

function* checkOne(
  process: Process,
  name: string,
  expected: string,
  algorithm: Algorithm,
  options: CheckOptions,
  tally: Tally,
): Blocking<void> {
  const say = (result: string): Blocking<void> => process.stdout.write(encodeText(`${name}: ${result}\n`))
  try {
    const digest = yield* digestOf(process, name, algorithm)
    const isGood = digest === expected
    tally[isGood ? 'good' : 'different']++
    if (!options.status && !(isGood && options.quiet)) yield* say(isGood ? 'OK' : 'FAILED')
  } catch (error) {
    if (!isErrno(error)) throw error
    if (options.ignoreMissing && error.code === 'ENOENT') return
    tally.unreadable++
    yield* complain(process, `${quoteIfNeeded(process, name)}: ${error.message}`)
    if (!options.status) yield* say('FAILED open or read')
  }
}

function* warnings(process: Process, { malformed, unreadable, different }: Tally): Blocking<void> {
  const warn = (text: string): Blocking<void> => complain(process, `WARNING: ${text}`)
  if (malformed > 0)
    yield* warn(
      malformed === 1 ? '1 line is improperly formatted' : `${malformed} lines are improperly formatted`,
    )
  if (unreadable > 0)
    yield* warn(
      unreadable === 1 ? '1 listed file could not be read' : `${unreadable} listed files could not be read`,
    )
  if (different > 0)
    yield* warn(
      different === 1 ? '1 computed checksum did NOT match' : `${different} computed checksums did NOT match`,
    )
}

export const md5sum = variant('md5sum', { name: 'MD5', create: () => md5.create() })
export const sha1sum = variant('sha1sum', { name: 'SHA1', create: () => sha1.create() })
export const sha224sum = variant('sha224sum', { name: 'SHA224', create: () => sha224.create() })
export const sha256sum = variant('sha256sum', { name: 'SHA256', create: () => sha256.create() })
export const sha384sum = variant('sha384sum', { name: 'SHA384', create: () => sha384.create() })
export const sha512sum = variant('sha512sum', { name: 'SHA512', create: () => sha512.create() })
export const b2sum = variant('b2sum', { name: 'BLAKE2b', create: () => blake2b.create({}) })
