const heading = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`
const NOTHING = '  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0'

/** The progress meter curl shows on standard error when its output goes elsewhere. */
export const meterStart = `${heading}\r${NOTHING}`
export const meterEmpty = `\r${NOTHING}`

/** The last line of the meter: everything came. */
export function meterEnd(received: number, sent: number, seconds: number): string {
  const rate = (bytes: number): number => (seconds > 0 ? Math.floor(bytes / seconds) : 0)
  const percent = (bytes: number): string => (bytes > 0 ? '100' : '0').padStart(3)
  const amount = (bytes: number): string => short(bytes, 5).padStart(5)
  const groups = [received + sent, received, sent].map((bytes) => `${percent(bytes)} ${amount(bytes)}`)
  const rates = [rate(received), rate(sent)].map(amount)
  const times = ['--:--:--', '--:--:--', '--:--:--', amount(rate(received + sent))].join(' ')
  return `\r${[...groups, ...rates].join('  ')} ${times}\n`
}

/** A number in at most so many columns: `14`, `9715`, `150k`. */
function short(bytes: number, width: number): string {
  if (String(bytes).length <= width) return String(bytes)
  for (const [unit, divisor] of [
    ['k', 1024],
    ['M', 1024 ** 2],
    ['G', 1024 ** 3],
  ] as const) {
    const text = `${Math.floor(bytes / divisor)}${unit}`
    if (text.length <= width) return text
  }
  return '****'
}
