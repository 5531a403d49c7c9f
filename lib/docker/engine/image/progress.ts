import type { JsonMessage } from '../../api/types/json-message'

/** A size as progress bars write it: `1.137MB` (go-units HumanSize, four digits). */
export function humanSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${Number(value.toPrecision(4))}${units[unit]}`
}

const WIDTH = 50

/** The bar for clients that only print what they get (moby jsonmessage.JSONProgress). */
function progressBar(current: number, total: number): string {
  const percent = Math.min(Math.floor((current / total) * 100), 100)
  const done = Math.floor(percent / 2)
  const bar = `${'='.repeat(done)}>${' '.repeat(Math.max(0, WIDTH - done))}`
  return `[${bar}] ${humanSize(current).padStart(8)}/${humanSize(total)}`
}

/** A line of a pull or push about one layer. */
export function layerMessage(id: string, status: string, current?: number, total?: number): JsonMessage {
  if (current === undefined || total === undefined) return { status, progressDetail: {}, id }
  return { status, progressDetail: { current, total }, progress: progressBar(current, total), id }
}

/** A message as a line of the stream; Go escapes `<`, `>` and `&` here. */
export function messageLine(message: JsonMessage): string {
  const text = JSON.stringify(message).replace(
    /[<>&]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${text}\r\n`
}
