import { type Civil, civil, unixSeconds } from '../../../base/civil'
import type { Shell } from '../state/shell'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
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

/** The time now, in a format of {@link formatTime}. */
export function timeOf(shell: Shell, format: string): string {
  return formatTime(format, civil(shell.sys.realtime()))
}

const two = (value: number): string => String(value).padStart(2, '0')

/** strftime(3) in the C locale and UTC, as prompts and `printf %(…)T` use it. */
export function formatTime(format: string, time: Civil): string {
  return format.replace(/%([A-Za-z%+])/g, (all, letter: string) => conversion(letter, time) ?? all)
}

function conversion(letter: string, time: Civil): string | undefined {
  const { year, month, day, hour, minute, second, weekday } = time
  const hour12 = hour % 12 || 12
  const again = (format: string): string => formatTime(format, time)
  switch (letter) {
    case 'a':
      return days[weekday]?.slice(0, 3)
    case 'A':
      return days[weekday]
    case 'b':
    case 'h':
      return months[month - 1]?.slice(0, 3)
    case 'B':
      return months[month - 1]
    case 'c':
      return again('%a %b %e %H:%M:%S %Y')
    case 'd':
      return two(day)
    case 'D':
    case 'x':
      return again('%m/%d/%y')
    case 'e':
      return String(day).padStart(2)
    case 'F':
      return again('%Y-%m-%d')
    case 'H':
      return two(hour)
    case 'I':
      return two(hour12)
    case 'j':
      return String((unixSeconds(year, month, day) - unixSeconds(year, 1, 1)) / 86_400 + 1).padStart(3, '0')
    case 'm':
      return two(month)
    case 'M':
      return two(minute)
    case 'n':
      return '\n'
    case 'p':
      return hour < 12 ? 'AM' : 'PM'
    case 'r':
      return again('%I:%M:%S %p')
    case 'R':
      return again('%H:%M')
    case 's':
      return String(unixSeconds(year, month, day, hour, minute, second))
    case 'S':
      return two(second)
    case 't':
      return '\t'
    case 'T':
    case 'X':
      return again('%H:%M:%S')
    case 'u':
      return String(weekday || 7)
    case 'w':
      return String(weekday)
    case 'y':
      return two(year % 100)
    case 'Y':
      return String(year)
    case 'z':
      return '+0000'
    case 'Z':
      return 'UTC'
    case '%':
      return '%'
    default:
      return undefined
  }
}
