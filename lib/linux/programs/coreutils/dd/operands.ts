import type { Process } from '../../../kernel/program'
import { quote } from '../../support/quote'
import { parseSize } from '../../support/size'
import { Failure, UsageFailure } from '../../utility'

/** What dd was asked to do; sizes in bytes. */
export interface DdOperands {
  readonly input: string | undefined
  readonly output: string | undefined
  readonly inputBlock: number
  readonly outputBlock: number
  /** bs= was given: each read is written as it comes */
  readonly isDirect: boolean
  readonly count: number | undefined
  readonly countIsBytes: boolean
  readonly skipBytes: number
  readonly seekBytes: number
  readonly conversions: ReadonlySet<string>
  readonly flags: ReadonlySet<string>
  readonly status: string
}

const names = [
  'bs',
  'cbs',
  'conv',
  'count',
  'ibs',
  'if',
  'iflag',
  'obs',
  'of',
  'oflag',
  'seek',
  'skip',
  'status',
]
const conversionWords = [
  'lcase',
  'ucase',
  'swab',
  'notrunc',
  'excl',
  'nocreat',
  'sync',
  'noerror',
  'fsync',
  'fdatasync',
  'sparse',
]
const inputWords = [
  'fullblock',
  'count_bytes',
  'skip_bytes',
  'direct',
  'dsync',
  'sync',
  'nonblock',
  'noatime',
  'nocache',
]
const outputWords = ['append', 'seek_bytes', 'direct', 'dsync', 'sync', 'nonblock', 'nocache']

/** Reads operands such as `if=FILE bs=1M`. @throws UsageFailure, Failure */
export function readOperands(process: Process, operands: readonly string[]): DdOperands {
  const values = new Map<string, string>()
  for (const operand of operands) {
    const equals = operand.indexOf('=')
    const name = operand.slice(0, Math.max(0, equals))
    if (equals < 0 || !names.includes(name))
      throw new UsageFailure(`unrecognized operand ${quote(process, operand)}`)
    values.set(name, operand.slice(equals + 1))
  }
  if (values.has('cbs')) throw new Failure('cbs= is not simulated here')
  const number = (name: string): number | undefined => {
    const text = values.get(name)
    return text === undefined ? undefined : amount(process, text)
  }
  const block = (name: string): number | undefined => {
    const size = number(name)
    if (size === 0) throw new Failure(`invalid number: ${quote(process, values.get(name) ?? '')}`)
    return size
  }
  const words = (name: string, known: readonly string[], what: string): string[] => {
    const list = values.get(name)?.split(',') ?? []
    const bad = list.find((word) => !known.includes(word))
    if (bad !== undefined) throw new UsageFailure(`invalid ${what}: ${quote(process, bad)}`)
    return list
  }
  const both = block('bs')
  const inputBlock = both ?? block('ibs') ?? 512
  const outputBlock = both ?? block('obs') ?? 512
  const inputFlags = words('iflag', inputWords, 'input flag')
  const outputFlags = words('oflag', outputWords, 'output flag')
  const status = values.get('status') ?? 'all'
  if (!['all', 'none', 'noxfer', 'progress'].includes(status))
    throw new UsageFailure(`invalid status level: ${quote(process, status)}`)
  const inBytes = (name: string, flag: boolean): boolean => flag || values.get(name)?.endsWith('B') === true
  return {
    input: values.get('if'),
    output: values.get('of'),
    inputBlock,
    outputBlock,
    isDirect: both !== undefined,
    count: number('count'),
    countIsBytes: inBytes('count', inputFlags.includes('count_bytes')),
    skipBytes: (number('skip') ?? 0) * (inBytes('skip', inputFlags.includes('skip_bytes')) ? 1 : inputBlock),
    seekBytes:
      (number('seek') ?? 0) * (inBytes('seek', outputFlags.includes('seek_bytes')) ? 1 : outputBlock),
    conversions: new Set(words('conv', conversionWords, 'conversion')),
    flags: new Set([...inputFlags, ...outputFlags]),
    status,
  }
}

function amount(process: Process, text: string): number {
  const factors = text.split('x').map((part) => parseSize(part))
  if (factors.includes(undefined)) throw new Failure(`invalid number: ${quote(process, text)}`)
  return factors.reduce<number>((product, factor) => product * (factor ?? 0), 1)
}
