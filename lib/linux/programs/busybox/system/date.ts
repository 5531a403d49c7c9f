import { civil, unixSeconds } from '../../../../base/civil'
import { strftime } from '../../support/strftime'
import { type Applet, AppletFailure, type Applets, AppletUsage, number, orFail } from '../applet'
import { readDate } from '../read-date'

const ISO: Readonly<Record<string, string>> = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
}

export const date: Applet = {
  options: 'Rs:ud:r:I::D:',
  long: 'rfc-822:R rfc-2822:R set:s utc:u universal:u date:d reference:r iso-8601:I',
  usage: '[OPTIONS] [+FMT] [[-s] TIME]',
  about: 'Print the time (-d: another one, -r: that of a file), as +FMT says',
  *run({ process: { sys, stdout, stderr }, flags, values, operands: [operand, extra] }) {
    if (extra !== undefined) throw new AppletUsage('')
    const isFormat = operand?.startsWith('+')
    const set = values.get('s') ?? (isFormat ? undefined : operand)
    const text = values.get('d') ?? set
    let seconds = sys.realtime().seconds
    const file = values.get('r')
    if (file !== undefined)
      seconds = sys.realtime(orFail(() => sys.stat(file), `can't stat '${file}'`).mtime).seconds
    else if (text !== undefined) {
      const read = readDate(text, seconds, values.get('D'))
      if (read === undefined) throw new AppletFailure(`invalid date '${text}'`)
      seconds = read
      if (set !== undefined) yield* stderr.write("date: can't set date: Operation not permitted\n")
    }
    const iso = flags.has('I') ? ISO[values.get('I') ?? ''] : undefined
    if (flags.has('I') && iso === undefined) throw new AppletUsage('')
    const format = isFormat
      ? (operand ?? '').slice(1)
      : (iso ?? (flags.has('R') ? '%a, %d %b %Y %H:%M:%S %z' : '%a %b %e %H:%M:%S %Z %Y'))
    yield* stdout.write(`${strftime(format, { seconds, nanoseconds: 0 })}\n`)
    return set !== undefined && values.get('d') === undefined ? 1 : 0
  },
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']
const DAY_SECONDS = 86_400
const WIDTH = 20

/** The weeks of a month in six rows. */
function weeks(year: number, month: number, firstDay: number): string[] {
  const start = unixSeconds(year, month, 1)
  const end = month === 12 ? unixSeconds(year + 1, 1, 1) : unixSeconds(year, month + 1, 1)
  const days = Math.round((end - start) / DAY_SECONDS)
  const weekday = (((Math.floor(start / DAY_SECONDS) + 4 - firstDay) % 7) + 7) % 7
  const cells = Array.from({ length: 42 }, (_, index) => {
    const day = index - weekday + 1
    return day < 1 || day > days ? '  ' : String(day).padStart(2)
  })
  return Array.from({ length: 6 }, (_, row) => cells.slice(row * 7, row * 7 + 7).join(' '))
}

const centre = (text: string, width: number): string =>
  `${' '.repeat(Math.floor((width - text.length) / 2))}${text}`

const cal: Applet = {
  options: 'myj!',
  usage: '[-jmy] [[MONTH] YEAR]',
  about: 'Print the calendar of a month or (-y) year; -m: weeks begin on Monday',
  *run({ process: { sys, stdout }, flags, operands }) {
    const today = civil(sys.realtime())
    const [first, second] = operands
    const inRange = (text: string, low: number, high: number): number => {
      const value = number(text)
      if (value < low || value > high)
        throw new AppletFailure(`number ${text} is not in ${low}..${high} range`)
      return value
    }
    const month =
      second === undefined ? (first === undefined ? today.month : undefined) : inRange(first ?? '', 1, 12)
    const year = first === undefined ? today.year : inRange(second ?? first, 1, 9999)
    const firstDay = flags.has('m') ? 1 : 0
    const heads = [...DAYS.slice(firstDay), ...DAYS.slice(0, firstDay)].join(' ')
    if (month !== undefined && !flags.has('y')) {
      const rows = weeks(year, month, firstDay)
      const lines = rows.map((row, index) =>
        index === 5 && row.trim() === '' ? ' '.repeat(WIDTH + 1) : row.trimEnd(),
      )
      yield* stdout.write(`${centre(`${MONTHS[month - 1]} ${year}`, WIDTH)}\n${heads}\n${lines.join('\n')}\n`)
      return 0
    }
    let text = `${centre(String(year), WIDTH * 3 + 4).padEnd(WIDTH * 3 + 4)}\n\n`
    for (let quarter = 0; quarter < 4; quarter++) {
      const months = [1, 2, 3].map((index) => quarter * 3 + index)
      text += `${months.map((each) => centre(MONTHS[each - 1] ?? '', WIDTH).padEnd(WIDTH)).join('  ')}\n`
      text += `${months.map(() => heads).join('  ')}\n`
      const grids = months.map((each) => weeks(year, each, firstDay))
      for (let row = 0; row < 6; row++)
        text += `${grids
          .map((grid) => grid[row])
          .join('  ')
          .trimEnd()}\n`
    }
    yield* stdout.write(text)
    return 0
  },
}

export const dateApplets: Applets = { cal, date }
