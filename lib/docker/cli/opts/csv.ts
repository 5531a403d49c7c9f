/** The fields of one line of comma-separated values, as Go's encoding/csv reads it. @throws Error worded as Go's ParseError */
export function parseCsv(line: string): string[] {
  if (line === '') throw new Error('EOF')
  const fields: string[] = []
  let rest = line
  for (;;) {
    const column = line.length - rest.length + 1
    if (!rest.startsWith('"')) {
      const end = rest.indexOf(',')
      const field = end < 0 ? rest : rest.slice(0, end)
      const bare = field.indexOf('"')
      if (bare >= 0)
        throw new Error(`parse error on line 1, column ${column + bare}: bare " in non-quoted-field`)
      fields.push(field)
      if (end < 0) return fields
      rest = rest.slice(end + 1)
      continue
    }
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest)
    if (!quoted)
      throw new Error(
        `parse error on line 1, column ${line.length + 1}: extraneous or missing " in quoted-field`,
      )
    fields.push((quoted[1] ?? '').replaceAll('""', '"'))
    rest = rest.slice(quoted[0].length)
    if (rest === '') return fields
    if (!rest.startsWith(',')) {
      const at = line.length - rest.length
      throw new Error(`parse error on line 1, column ${at}: extraneous or missing " in quoted-field`)
    }
    rest = rest.slice(1)
  }
}
