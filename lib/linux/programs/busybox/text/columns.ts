import { decodeText, encodeText } from '../../support/text'
import { type Applet, type AppletContext, AppletFailure, type Applets, eachOperand, orStdin } from '../applet'
import { linesOf, readText } from '../input'

type Ranges = readonly (readonly [number, number])[]

const cut: Applet = {
  options: 'b:c:f:d:O:snDF:!z',
  long: 'output-delimiter:O',
  usage: '{-b|c LIST | -f LIST [-d SEP] [-s]} [-D] [-O SEP] [FILE]...',
  about: 'Print selected bytes, characters or fields of each line',
  *run(context) {
    const { values, operands, process } = context
    const lists = ['b', 'c', 'f'].filter((letter) => values.has(letter))
    const [kind] = lists
    if (kind === undefined) throw new AppletFailure('expected a list of bytes, characters, or fields')
    if (lists.length > 1) throw new AppletFailure('only one type of list may be specified')
    if (kind !== 'f') {
      if (values.has('d')) throw new AppletFailure('input delimiter is only valid with -f')
      if (context.flags.has('s'))
        throw new AppletFailure('suppressing non-delimited lines makes sense only when operating on fields')
    }
    const ranges = readRanges(values.get(kind) ?? '')
    const cutLine = kind === 'f' ? fields(context, ranges) : (line: string) => characters(line, ranges)
    return yield* eachOperand(context, orStdin(operands), function* (path) {
      const lines = linesOf(yield* readText(context, path)).map(cutLine)
      yield* process.stdout.write(
        encodeText(lines.map((line) => (line === undefined ? '' : `${line}\n`)).join('')),
      )
    })
  },
}

function readRanges(list: string): Ranges {
  const ranges = list.split(',').map((range) => {
    const [, low = '', dash, high = ''] = /^(\d*)(-?)(\d*)$/.exec(range) ?? []
    if (/[^\d-]/.test(range)) throw new AppletFailure(`invalid number '${range}'`)
    if (dash === undefined || (low === '' && high === '')) throw new AppletFailure(`invalid range ${range}`)
    const first = low === '' ? 1 : Number(low)
    const last = dash === '' ? first : high === '' ? Number.POSITIVE_INFINITY : Number(high)
    if (first === 0 || last < first) throw new AppletFailure(`invalid range ${range}`)
    return [first, last] as const
  })
  return ranges.sort((left, right) => left[0] - right[0])
}

const isListed = (ranges: Ranges, position: number): boolean =>
  ranges.some(([low, high]) => position >= low && position <= high)

/** -c and -b alike: this cut knows no characters of several bytes. */
const characters = (line: string, ranges: Ranges): string =>
  decodeText(encodeText(line).filter((_, index) => isListed(ranges, index + 1)))

function fields({ values, flags }: AppletContext, ranges: Ranges): (line: string) => string | undefined {
  const delimiter = (values.get('d') ?? '\t').charAt(0)
  const output = values.get('O') ?? delimiter
  return (line) => {
    if (!line.includes(delimiter)) return flags.has('s') && line !== '' ? undefined : line
    return line
      .split(delimiter)
      .filter((_, index) => isListed(ranges, index + 1))
      .join(output)
  }
}

const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\0': '', '\\\\': '\\' }

const paste: Applet = {
  options: 'd:s',
  long: 'delimiters:d serial:s',
  usage: '[-d LIST] [-s] [FILE]...',
  about: 'Join lines of files side by side; -s: the lines of each file',
  *run(context) {
    const { values, flags, process } = context
    const delimiters = (values.get('d') ?? '\t')
      .match(/\\[nt0\\]|[\s\S]/gu)
      ?.map((text) => escapes[text] ?? text) ?? ['']
    const join = (cells: readonly string[]): string =>
      cells.reduce(
        (text, cell, index) =>
          index === 0 ? cell : text + delimiters[(index - 1) % delimiters.length] + cell,
        '',
      )
    const paths = orStdin(context.operands)
    const dashes = paths.filter((path) => path === '-').length
    const typed = dashes > 0 ? linesOf(yield* readText(context, '-')) : []
    let dash = 0
    const files: string[][] = []
    const status = yield* eachOperand(context, paths, function* (path) {
      // Each `-` takes the next line of standard input in turn.
      if (path === '-') files.push(typed.filter((_, index) => index % dashes === dash))
      else files.push(linesOf(yield* readText(context, path)))
      if (path === '-') dash++
    })
    if (status !== 0) return status
    const rows = flags.has('s')
      ? files
      : Array.from({ length: Math.max(...files.map((lines) => lines.length)) }, (_, row) =>
          files.filter((lines) => row < lines.length).map((lines) => lines[row] ?? ''),
        )
    yield* process.stdout.write(encodeText(rows.map((cells) => `${join(cells)}\n`).join('')))
    return 0
  },
}

export const columnApplets: Applets = { cut, paste }
