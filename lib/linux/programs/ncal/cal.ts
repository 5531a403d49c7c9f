import { civil, unixSeconds } from '../../../base/civil'
import { monthName } from '../support/strftime'
import { Failure, type Family, UsageFailure, utility } from '../utility'

/** Debian's ncal 12.1.8 as cal. */
const family: Family = {
  shortNames: true,
  usageStatus: 64,
  hint: (_, { help }) => help,
  help: (_, { help }) => help,
  version: () => 'cal 12.1.8\n',
}

const help = `Usage: cal [-hjy3] [[month] year]

Print a calendar.

  -1          this month (default)
  -3          the months before and after, too
  -h          no mark on today
  -j          days of the year: refused
  -y          the whole year
`

const WIDTH = 20

export const cal = utility({
  family,
  name: 'cal',
  help,
  options: { one: '-1', three: '-3', plain: '-h', year: '-y' },
  *run({ sys, stdout }, { options, operands }) {
    const today = civil(sys.realtime())
    const marks = !options.plain && sys.isatty(stdout.fd)
    if (operands.length > 2) throw new UsageFailure('')
    const year = Number(operands.at(-1) ?? today.year)
    const month = operands.length === 2 ? monthNumber(operands[0] ?? '') : today.month
    if (!Number.isInteger(year) || year < 1 || year > 9999)
      throw new Failure(`year \`${operands.at(-1)}' not in range 1..9999`)
    if (month === undefined) throw new Failure(`${operands[0]} is neither a month number (1..12) nor a name`)
    const mark = (day: number, ofMonth: number): string => {
      const text = String(day).padStart(2)
      return marks && year === today.year && ofMonth === today.month && day === today.day
        ? `\x1b[7m${text}\x1b[27m`
        : text
    }
    const block = (index: number, withYear: boolean): string[] => {
      const [y, m] = [year + Math.floor((index - 1) / 12), ((((index - 1) % 12) + 12) % 12) + 1]
      return monthRows(y, m, withYear, (day) => mark(day, m))
    }
    if (options.year || operands.length === 1) {
      yield* stdout.write(`${centre(String(year), WIDTH * 3 + 4)}\n`)
      for (let first = 1; first <= 12; first += 3)
        yield* stdout.write(sideBySide([first, first + 1, first + 2].map((index) => block(index, false))))
    } else if (options.three)
      yield* stdout.write(sideBySide([month - 1, month, month + 1].map((index) => block(index, true))))
    else yield* stdout.write(`${block(month, true).join('\n')}\n`)
    return 0
  },
})

function monthNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : undefined
  const found = Array.from({ length: 12 }, (_, index) => index + 1).find(
    (month) => text.length >= 3 && monthName(month).toLowerCase().startsWith(text.toLowerCase()),
  )
  return found
}

const centre = (text: string, width: number): string => {
  const left = Math.floor((width - text.length) / 2)
  return (' '.repeat(Math.max(0, left)) + text).padEnd(width)
}

/** Eight rows of 20 columns and two blanks. */
function monthRows(year: number, month: number, withYear: boolean, day: (day: number) => string): string[] {
  const first = civil({ seconds: unixSeconds(year, month, 1), nanoseconds: 0 }).weekday
  const days =
    (unixSeconds(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - unixSeconds(year, month, 1)) / 86_400
  const title = withYear ? `${monthName(month)} ${year}` : monthName(month)
  const rows = Array.from({ length: 6 }, (_, week) => {
    const cells = Array.from({ length: 7 }, (__, weekday) => {
      const number = week * 7 + weekday - first + 1
      return number >= 1 && number <= days ? day(number) : '  '
    })
    return `${cells.join(' ')}  `
  })
  return [`${centre(title, WIDTH)}  `, 'Su Mo Tu We Th Fr Sa  ', ...rows]
}

const sideBySide = (blocks: readonly (readonly string[])[]): string =>
  Array.from({ length: 8 }, (_, row) => `${blocks.map((block) => block[row] ?? '').join('')}\n`).join('')
