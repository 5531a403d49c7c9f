import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { statIfAny } from '../support/files'
import { forEachOperand } from '../support/message'
import { quote, quoteName } from '../support/quote'
import { parseSize } from '../support/size'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/truncate'

type Resize = (size: number) => number

export const truncate = utility({
  family: coreutils,
  name: 'truncate',
  help,
  options: { noCreate: '-c', reference: '-r=', size: '-s=' },
  *run(process, { options, operands }) {
    const { sys } = process
    if (options.size === undefined && options.reference === undefined)
      throw new UsageFailure(
        `you must specify either ${quote(process, '--size')} or ${quote(process, '--reference')}`,
      )
    const base = options.reference === undefined ? undefined : referenceSize(process, options.reference)
    const resize = options.size === undefined ? undefined : parseResize(process, options.size)
    if (operands.length === 0) throw new UsageFailure('missing file operand')
    return yield* forEachOperand(
      process,
      operands,
      function* (path) {
        const old = statIfAny(sys, path)
        if (!old && options.noCreate) return 0
        if (!old) sys.close(yield* sys.open(path, { access: 'write', create: true }, 0o666))
        const start = base ?? old?.size ?? 0
        sys.truncate(path, Math.max(0, resize ? resize(start) : start))
        return 0
      },
      (path, error) => `cannot open ${quoteName(process, path)} for writing: ${error}`,
    )
  },
})

/** A size, or a change of one: `+5`, `-5`, `<5` at most, `>5` at least, `/5` and `%5` rounded. @throws Failure */
function parseResize(process: Process, text: string): Resize {
  const [, sign = '', digits = ''] = /^\s*([-+<>/%]?)\s*(.*)$/s.exec(text) ?? []
  const size = parseSize(digits)
  if (size === undefined) throw new Failure(`Invalid number: ${quote(process, digits)}`)
  if ((sign === '/' || sign === '%') && size === 0) throw new Failure('division by zero')
  const changes: Readonly<Record<string, Resize>> = {
    '': () => size,
    '+': (old) => old + size,
    '-': (old) => old - size,
    '<': (old) => Math.min(old, size),
    '>': (old) => Math.max(old, size),
    '/': (old) => Math.floor(old / size) * size,
    '%': (old) => Math.ceil(old / size) * size,
  }
  return changes[sign] ?? (() => size)
}

function referenceSize(process: Process, path: string): number {
  try {
    return process.sys.stat(path).size
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`cannot stat ${quoteName(process, path)}: ${error.message}`)
  }
}
