import { concat, EMPTY } from '../../../../base/bytes'
import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { quoteName } from '../../support/quote'
import { Failure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/dd'
import { convert } from './convert'
import { type DdOperands, readOperands } from './operands'
import { summary, type Tally } from './summary'

/** What the simulated disk and memory copy in a second. */
const BYTES_PER_SECOND = 1.6e9

export const dd = utility({
  family: coreutils,
  name: 'dd',
  help,
  options: {},
  *run(process, { operands }) {
    const asked = readOperands(process, operands)
    const { sys } = process
    const input = yield* openInput(process, asked)
    const output = yield* openOutput(process, asked)
    const tally: Tally = { fullIn: 0, partIn: 0, fullOut: 0, partOut: 0, bytes: 0 }
    const started = sys.now()
    let problem: string | undefined
    try {
      yield* copy(process, input, output, asked, tally)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      problem = error.message
    }
    yield* sys.nanosleep(Math.ceil((tally.bytes / BYTES_PER_SECOND) * SECOND))
    if (problem !== undefined) yield* process.stderr.write(`dd: ${problem}\n`)
    if (asked.status !== 'none')
      yield* process.stderr.write(summary(tally, (sys.now() - started) / SECOND, asked.status !== 'noxfer'))
    return problem === undefined ? 0 : 1
  },
})

function* openInput(process: Process, { input, skipBytes }: DdOperands): Blocking<number> {
  const { sys, stdin } = process
  let fd = stdin.fd
  if (input !== undefined) {
    try {
      fd = yield* sys.open(input, { access: 'read' })
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`failed to open ${quoteName(process, input)}: ${error.message}`)
    }
  }
  if (skipBytes === 0) return fd
  try {
    sys.lseek(fd, skipBytes, 'cur')
    if (sys.fstat(fd).type === 'file' && skipBytes > sys.fstat(fd).size)
      yield* process.stderr.write(
        `dd: ${quoteName(process, input ?? 'standard input')}: cannot skip to specified offset\n`,
      )
  } catch (error) {
    if (!isErrno(error, 'ESPIPE')) throw error
    for (let left = skipBytes; left > 0; ) {
      const { length } = yield* sys.read(fd, Math.min(left, 65_536))
      if (length === 0) break
      left -= length
    }
  }
  return fd
}

function* openOutput(process: Process, asked: DdOperands): Blocking<number> {
  const { sys, stdout } = process
  const { output, conversions, flags, seekBytes } = asked
  if (output === undefined) return stdout.fd
  const truncate = !conversions.has('notrunc') && !flags.has('append')
  try {
    const fd = yield* sys.open(
      output,
      {
        access: 'write',
        create: !conversions.has('nocreat'),
        exclusive: conversions.has('excl'),
        truncate: truncate && seekBytes === 0,
        append: flags.has('append'),
      },
      0o666,
    )
    if (seekBytes > 0 && !flags.has('append')) {
      if (truncate && sys.fstat(fd).type === 'file') sys.truncate(output, seekBytes)
      if (sys.fstat(fd).type === 'file') sys.lseek(fd, seekBytes, 'set')
    }
    return fd
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`failed to open ${quoteName(process, output)}: ${error.message}`)
  }
}

function* copy(
  process: Process,
  input: number,
  output: number,
  asked: DdOperands,
  tally: Tally,
): Blocking<void> {
  const { sys } = process
  let pending: Uint8Array = EMPTY
  let left = asked.count ?? Number.POSITIVE_INFINITY
  const put = function* (block: Uint8Array): Blocking<void> {
    try {
      yield* sys.write(output, block)
    } catch (error) {
      if (!isErrno(error, 'ENOSPC', 'EIO', 'EFBIG')) throw error
      throw new Failure(
        `error writing ${quoteName(process, asked.output ?? 'standard output')}: ${error.message}`,
      )
    }
    tally.bytes += block.length
    if (block.length === asked.outputBlock) tally.fullOut++
    else tally.partOut++
  }
  while (left > 0) {
    const size = asked.countIsBytes ? Math.min(asked.inputBlock, left) : asked.inputBlock
    let block = yield* readBlock(process, input, size, asked)
    if (block.length === 0) break
    left -= asked.countIsBytes ? block.length : 1
    if (block.length === asked.inputBlock) tally.fullIn++
    else tally.partIn++
    if (asked.conversions.has('sync') && block.length < asked.inputBlock)
      block = concat([block, new Uint8Array(asked.inputBlock - block.length)])
    block = convert(block, asked.conversions)
    if (asked.isDirect) yield* put(block)
    else {
      pending = concat([pending, block])
      while (pending.length >= asked.outputBlock) {
        yield* put(pending.subarray(0, asked.outputBlock))
        pending = pending.subarray(asked.outputBlock)
      }
    }
    yield* sys.schedYield()
  }
  if (pending.length > 0) yield* put(pending)
}

function* readBlock(
  process: Process,
  fd: number,
  size: number,
  { flags, input }: DdOperands,
): Blocking<Uint8Array> {
  try {
    let block = yield* process.sys.read(fd, size)
    while (flags.has('fullblock') && block.length > 0 && block.length < size) {
      const more = yield* process.sys.read(fd, size - block.length)
      if (more.length === 0) break
      block = concat([block, more])
    }
    return block
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`error reading ${quoteName(process, input ?? 'standard input')}: ${error.message}`)
  }
}
