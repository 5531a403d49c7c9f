const isBlank = (character: string): boolean => character === ' ' || character === '\t' || character === '\n'

/** Splits a line as `read` does: at most `limit` fields, the last of which takes the rest of the line. */
export function splitFields(
  text: string,
  ifs: string,
  raw: boolean,
  limit = Number.POSITIVE_INFINITY,
): string[] {
  const units = unquote(text, raw)
  const separates = (at: number): boolean => {
    const unit = units[at]
    return unit !== undefined && !unit.quoted && ifs.includes(unit.character)
  }
  const blank = (at: number): boolean => separates(at) && isBlank(units[at]?.character ?? '')
  const fields: string[] = []
  let at = 0
  const skipBlanks = (): void => {
    while (blank(at)) at++
  }
  skipBlanks()
  while (at < units.length) {
    if (fields.length === limit - 1) {
      fields.push(rest(units, at, blank, separates))
      return fields
    }
    let field = ''
    while (at < units.length && !separates(at)) field += units[at++]?.character ?? ''
    fields.push(field)
    skipBlanks()
    if (separates(at)) {
      at++
      skipBlanks()
    }
  }
  return fields
}

interface Unit {
  readonly character: string
  readonly quoted: boolean
}

function unquote(text: string, raw: boolean): Unit[] {
  const units: Unit[] = []
  for (let at = 0; at < text.length; at++) {
    const quoted = !raw && text[at] === '\\' && at + 1 < text.length
    if (quoted) at++
    units.push({ character: text[at] ?? '', quoted })
  }
  return units
}

/** What the last name gets: everything, without blanks at the end, and without a single separator that ends it. */
function rest(
  units: readonly Unit[],
  from: number,
  blank: (at: number) => boolean,
  separates: (at: number) => boolean,
): string {
  let end = units.length
  while (end > from && blank(end - 1)) end--
  const last = end - 1
  if (last >= from && separates(last) && !blank(last)) {
    const hasOther = Array.from({ length: last - from }, (_, index) => from + index).some(
      (at) => separates(at) && !blank(at),
    )
    if (!hasOther) {
      end--
      while (end > from && blank(end - 1)) end--
    }
  }
  return units
    .slice(from, end)
    .map(({ character }) => character)
    .join('')
}
