import { parse } from '../linux/shell/parse/parse'

/** The complete commands of a script as a person would type them: lines, joined while they are unfinished. */
export function splitCommands(source: string): string[] {
  const commands: string[] = []
  let pending = ''
  for (const line of source.replace(/\r\n/g, '\n').split('\n')) {
    pending = pending === '' ? line : `${pending}\n${line}`
    if (isUnfinished(pending)) continue
    if (!isBlank(pending)) commands.push(pending)
    pending = ''
  }
  if (!isBlank(pending)) commands.push(pending)
  return commands
}

function isUnfinished(text: string): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return true
  const { problem, openDocuments } = parse(text)
  return openDocuments.length > 0 || problem?.incomplete === true
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))
}
