import { Failure } from '../../utility'

/** The items of the input, line by line. */
export type Items = readonly (readonly string[])[]

/** Splits the input: at a delimiter, at blanks as a shell would, or into whole lines for -I. @throws Failure */
export function splitItems(
  text: string,
  delimiter: string | undefined,
  end: string | undefined,
  byLines: boolean,
): Items {
  const items =
    delimiter === undefined
      ? splitQuoted(text, byLines)
      : text
          .replace(new RegExp(`${escapeRegex(delimiter)}$`), '')
          .split(delimiter)
          .map((item) => [item])
  if (delimiter !== undefined && text === '') return []
  if (end === undefined || end === '' || delimiter !== undefined) return items
  const kept: (readonly string[])[] = []
  for (const line of items) {
    const at = line.indexOf(end)
    kept.push(at < 0 ? line : line.slice(0, at))
    if (at >= 0) break
  }
  return kept
}

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

class Splitter {
  readonly lines: string[][] = [[]]
  #item: string | undefined

  constructor(private readonly byLines: boolean) {}

  add(text: string): void {
    this.#item = (this.#item ?? '') + text
  }

  blank(text: string): void {
    if (this.byLines && this.#item !== undefined) this.add(text)
    else if (!this.byLines) this.#finish()
  }

  newline(continues: boolean): void {
    this.#finish()
    if (!continues) this.lines.push([])
  }

  #finish(): void {
    if (this.#item !== undefined) this.lines.at(-1)?.push(this.#item)
    this.#item = undefined
  }
}

function splitQuoted(text: string, byLines: boolean): Items {
  const splitter = new Splitter(byLines)
  let lastBlank = false
  for (const [whole, escaped, single, double, blank, newline, open] of text.matchAll(
    /\\(.)|'([^'\n]*)'|"([^"\n]*)"|([ \t]+)|(\n)|(['"\\])|[^\\'" \t\n]+/gs,
  )) {
    if (open !== undefined && open !== '\\') {
      const kind = open === "'" ? 'single' : 'double'
      throw new Failure(
        `unmatched ${kind} quote; by default quotes are special to xargs unless you use the -0 option`,
      )
    }
    if (newline !== undefined) splitter.newline(lastBlank && !byLines)
    else if (blank !== undefined) splitter.blank(blank)
    else splitter.add(escaped ?? single ?? double ?? whole)
    lastBlank = blank !== undefined
  }
  splitter.newline(true)
  return splitter.lines.filter((line) => line.length > 0)
}
