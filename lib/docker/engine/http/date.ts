import { civil } from '../../../base/civil'
import type { Realtime } from '../../../base/clock'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment as the Date header writes it: `Fri, 20 Nov 2026 16:25:38 GMT`. */
export function httpDate(moment: Realtime): string {
  const { weekday, day, month, year, hour, minute, second } = civil(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${two(hour)}:${two(minute)}:${two(second)} GMT`
}
