import type { Family } from '../utility'

/** GNU coreutils 9.1, as in Debian 12. */
export const coreutils: Family = {
  shortNames: false,
  usageStatus: 1,
  hint: (name) => `Try '${name} --help' for more information.\n`,
  help: (name, { name: tool, help }) => withName(help, tool, name),
  version: ({ name }) => `${name} (GNU coreutils) 9.1\n`,
}

/** A help text with the program's name as it was called. */
export function withName(help: string, tool: string, name: string): string {
  if (name === tool) return help
  return help.replace(/^(Usage: | +or: +)(\S+)/gm, (whole, lead: string, word: string) =>
    word === tool ? lead + name : whole,
  )
}
