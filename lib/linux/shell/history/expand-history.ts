import type { History } from './history'

const designators =
  /!(?:!|\$|\^|\*|(-?\d+)|\?([^?\n]+)\??|([A-Za-z./_][^\s;&|()<>"':$^*]*))(?::([$^*]|\d+))?/y

/** Replaces `!!`, `!$`, `!n`, `!text` and `^old^new^` (bash(1), HISTORY EXPANSION); a reason when there is no such event. */
export function expandHistory(
  line: string,
  history: History,
): { readonly line: string; readonly changed: boolean } | { readonly missing: string } {
  const quick = /^\^([^^]*)\^([^^]*)\^?$/.exec(line)
  if (quick) {
    const last = history.get(-1)
    const [, old = '', replacement = ''] = quick
    if (!last?.includes(old)) return { missing: `:s${line}: substitution failed` }
    return { line: last.replace(old, replacement), changed: true }
  }
  let result = ''
  let changed = false
  let inSingle = false
  let inDouble = false
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (character === '\\' && !inSingle) {
      result += line.slice(at, at + 2)
      at++
      continue
    }
    if (character === "'" && !inDouble) inSingle = !inSingle
    if (character === '"' && !inSingle) inDouble = !inDouble
    designators.lastIndex = at
    const match = character === '!' && !inSingle ? designators.exec(line) : null
    if (!match || (inDouble && line[at + 1] === '"')) {
      result += character
      continue
    }
    const event = eventOf(match, history)
    if (event === undefined) return { missing: `${match[0]}: event not found` }
    result += event
    changed = true
    at += match[0].length - 1
  }
  return { line: result, changed }
}

function eventOf(match: RegExpExecArray, history: History): string | undefined {
  const [all, number, contains, prefix, part] = match
  const line =
    number !== undefined
      ? history.get(Number(number))
      : contains !== undefined
        ? history.lines.findLast((candidate) => candidate.includes(contains))
        : prefix !== undefined
          ? history.lines.findLast((candidate) => candidate.startsWith(prefix))
          : history.get(-1)
  const selector = part ?? (/^![$^*]/.test(all) ? all[1] : undefined)
  return line === undefined || selector === undefined ? line : wordOf(line, selector)
}

function wordOf(line: string, selector: string): string {
  const words = line.trim().split(/\s+/)
  if (selector === '$') return words.at(-1) ?? ''
  if (selector === '^') return words[1] ?? ''
  return selector === '*' ? words.slice(1).join(' ') : (words[Number(selector)] ?? '')
}
