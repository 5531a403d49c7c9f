const RULE = '--------------------'
const PADDING = 4

/** The lines a failure is about, with some around them (BuildKit's errdefs.Source.Print). */
export function sourceExcerpt(name: string, text: string, startLine: number, endLine: number): string {
  const lines = text.split('\n')
  if (startLine < 1 || startLine > lines.length) return ''
  const last = Math.min(Math.max(endLine, startLine), lines.length)
  const padding = last === startLine ? PADDING : PADDING / 2
  let [from, to] = [startLine, last]
  for (let added = 0; added < padding; added++) {
    if (from > 1) {
      from--
      added++
    }
    if (to !== lines.length) {
      to++
      added++
    }
  }
  const shown = lines.slice(from - 1, to).map((line, index) => {
    const number = from + index
    const mark = number >= startLine && number <= last ? '>>>' : '   '
    return ` ${String(number).padStart(3)} | ${mark} ${line}\n`
  })
  return `${name}:${startLine}\n${RULE}\n${shown.join('')}${RULE}\n`
}
