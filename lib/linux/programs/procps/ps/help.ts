import { help as everything } from '../help/ps'

/** What follows a message about a wrong command line. */
export const usage = `
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
`

const headings: Readonly<Record<string, string>> = {
  s: 'Basic options:',
  l: 'Selection by list:',
  o: 'Output formats:',
  t: 'Show threads:',
  m: 'Miscellaneous options:',
}
const words = ['simple', 'list', 'output', 'threads', 'misc', 'all']

/** The answer to `ps --help SECTION`. */
export function help(section: string): string {
  const word = words.find((candidate) => candidate === section || candidate.charAt(0) === section)
  if (word === undefined) return usage
  if (word === 'all') return everything
  const parts = everything.split(/^(?=\S.*:$)/m)
  const heading = headings[word.charAt(0)] ?? ''
  const text = parts.find((part) => part.startsWith(heading)) ?? ''
  return `\nUsage:\n ps [options]\n\n${text.trimEnd()}\n`
}
