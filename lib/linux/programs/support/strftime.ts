import { type Civil, civil, unixSeconds } from '../../../base/civil'
import type { Realtime } from '../../../base/clock'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

export const monthName = (month: number): string => months[month - 1] ?? ''
export const dayName = (weekday: number): string => days[weekday] ?? ''

/** 1 to 366 */
const dayOfYear = ({ year, month, day }: Civil): number =>
  (unixSeconds(year, month, day) - unixSeconds(year, 1, 1)) / 86_400 + 1

/** ISO 8601 week and the year it belongs to. */
function isoWeek(date: Civil): { week: number; year: number } {
  const weekday = (date.weekday + 6) % 7
  const thursday = civil({
    seconds: unixSeconds(date.year, date.month, date.day + 3 - weekday),
    nanoseconds: 0,
  })
  return { week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1, year: thursday.year }
}

const pad = (value: number, width: number, fill = '0'): string => String(value).padStart(width, fill)

/** What a conversion gives: its text, and for numbers their usual width and padding. */
type Field = { text: string } | { number: number; width: number; fill?: string }

function field(letter: string, date: Civil, moment: Realtime): Field | undefined {
  const hour12 = date.hour % 12 || 12
  const compose = (format: string): Field => ({ text: strftime(format, moment) })
  switch (letter) {
    case 'a':
      return { text: dayName(date.weekday).slice(0, 3) }
    case 'A':
      return { text: dayName(date.weekday) }
    case 'b':
    case 'h':
      return { text: monthName(date.month).slice(0, 3) }
    case 'B':
      return { text: monthName(date.month) }
    case 'c':
      return compose('%a %b %e %H:%M:%S %Y')
    case 'C':
      return { number: Math.floor(date.year / 100), width: 2 }
    case 'd':
      return { number: date.day, width: 2 }
    case 'D':
    case 'x':
      return compose('%m/%d/%y')
    case 'e':
      return { number: date.day, width: 2, fill: ' ' }
    case 'F':
      return compose('%Y-%m-%d')
    case 'g':
      return { number: isoWeek(date).year % 100, width: 2 }
    case 'G':
      return { number: isoWeek(date).year, width: 4 }
    case 'H':
      return { number: date.hour, width: 2 }
    case 'I':
      return { number: hour12, width: 2 }
    case 'j':
      return { number: dayOfYear(date), width: 3 }
    case 'k':
      return { number: date.hour, width: 2, fill: ' ' }
    case 'l':
      return { number: hour12, width: 2, fill: ' ' }
    case 'm':
      return { number: date.month, width: 2 }
    case 'M':
      return { number: date.minute, width: 2 }
    case 'n':
      return { text: '\n' }
    case 'N':
      return { text: pad(moment.nanoseconds, 9) }
    case 'p':
      return { text: date.hour < 12 ? 'AM' : 'PM' }
    case 'P':
      return { text: date.hour < 12 ? 'am' : 'pm' }
    case 'q':
      return { text: String(Math.ceil(date.month / 3)) }
    case 'r':
      return compose('%I:%M:%S %p')
    case 'R':
      return compose('%H:%M')
    case 's':
      return { text: String(moment.seconds) }
    case 'S':
      return { number: date.second, width: 2 }
    case 't':
      return { text: '\t' }
    case 'T':
    case 'X':
      return compose('%H:%M:%S')
    case 'u':
      return { text: String(date.weekday || 7) }
    case 'U':
      return { number: Math.floor((dayOfYear(date) + 6 - date.weekday) / 7), width: 2 }
    case 'V':
      return { number: isoWeek(date).week, width: 2 }
    case 'w':
      return { text: String(date.weekday) }
    case 'W':
      return { number: Math.floor((dayOfYear(date) + 6 - ((date.weekday + 6) % 7)) / 7), width: 2 }
    case 'y':
      return { number: date.year % 100, width: 2 }
    case 'Y':
      return { number: date.year, width: 4 }
    case 'z':
      return { text: '+0000' }
    case 'Z':
      return { text: 'UTC' }
    case '%':
      return { text: '%' }
    default:
      return undefined
  }
}

/** A moment in UTC by a format as date(1) takes it, GNU's flags and widths included. */
export function strftime(format: string, moment: Realtime): string {
  const date = civil(moment)
  return format.replace(
    /%([-_0^#]*)(\d*)(:{0,3})([a-zA-Z%+])/g,
    (whole, flags: string, width: string, colons: string, letter: string) => {
      if (letter === 'z' && colons !== '')
        return colons === ':' ? '+00:00' : colons === '::' ? '+00:00:00' : '+00'
      const value = field(letter, date, moment)
      if (!value) return whole
      const text =
        'text' in value ? padText(value.text, letter, flags, width) : padNumber(value, flags, width)
      return flags.includes('^') ? text.toUpperCase() : flags.includes('#') ? swapCase(text, letter) : text
    },
  )
}

function padText(text: string, letter: string, flags: string, width: string): string {
  if (letter === 'N')
    return width === ''
      ? flags.includes('-')
        ? text.replace(/0+$/, '')
        : text
      : text.padEnd(Number(width), '0').slice(0, Number(width))
  return text.padStart(Number(width), flags.includes('0') ? '0' : ' ')
}

function padNumber(
  { number, width, fill = '0' }: { number: number; width: number; fill?: string },
  flags: string,
  asked: string,
): string {
  if (flags.includes('-')) return String(number)
  const used = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : fill
  return pad(number, asked === '' ? width : Number(asked), used)
}

const swapCase = (text: string, letter: string): string =>
  letter === 'p' || letter === 'Z' ? text.toLowerCase() : text.toUpperCase()
