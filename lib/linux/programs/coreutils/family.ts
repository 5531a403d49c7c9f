import type { Family } from '../utility'

const site = 'https://www.gnu.org/software/coreutils/'

/** GNU coreutils 9.1, as in Debian 12. */
export const coreutils: Family = {
  shortNames: false,
  usageStatus: 1,
  hint: (name) => `Try '${name} --help' for more information.\n`,
  help: (name, { name: tool, help }) => `${withName(help, tool, name)}
GNU coreutils online help: <${site}>
Report any translation bugs to <https://translationproject.org/team/>
Full documentation <${site}${tool}>
or available locally via: info '(coreutils) ${tool} invocation'
`,
  version: ({ name, authors = '' }) => `${name} (GNU coreutils) 9.1
Copyright (C) 2022 Free Software Foundation, Inc.
License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.
This is free software: you are free to change and redistribute it.
There is NO WARRANTY, to the extent permitted by law.

Written by ${authors}.
`,
}

/** A help text with the program's name as it was called. */
export function withName(help: string, tool: string, name: string): string {
  if (name === tool) return help
  return help.replace(/^(Usage: | +or: +)(\S+)/gm, (whole, lead: string, word: string) =>
    word === tool ? lead + name : whole,
  )
}
