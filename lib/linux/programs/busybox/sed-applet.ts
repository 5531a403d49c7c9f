import { sed } from '../sed/sed'
import type { Applets } from './applet'
import { borrow } from './borrow'

/** sed in a module of its own: it is as large as many others together. */
export const sedApplets: Applets = {
  sed: borrow(sed, {
    options: 'i::rEne:f:sz',
    long: 'in-place=? regexp-extended:r quiet:n silent:n expression:e file:f',
    usage: '[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...',
    about: 'Edit text line by line, by a script of commands',
    messages: [
      [/^Usage: [\s\S]*/, ''],
      [/: -e expression #\d+, char \d+: unterminated `s' command\n/, ": unmatched '/'\n"],
      [/: -e expression #\d+, char \d+: unknown command: `(.*)'\n/, ': unsupported command $1\n'],
      [
        /: -e expression #\d+, char \d+: unknown option to `s'\n/,
        ': bad option in substitution expression\n',
      ],
      [/: -e expression #\d+, char \d+: missing command\n/, ': missing command\n'],
      [/: -e expression #\d+, char \d+: unmatched `\{'\n/, ': unmatched {\n'],
      [/: -e expression #\d+, char \d+: unexpected `\}'\n/, ': unexpected }\n'],
      [
        /: -e expression #\d+, char \d+: can't find label for jump to `(.*)'\n/,
        ": can't find label for jump to '$1'\n",
      ],
      [/: -e expression #\d+, char \d+: (.*)\n/, ': $1\n'],
      [/: can't find label for jump to `(.*)'\n/, ": can't find label for jump to '$1'\n"],
      [/: can't read ([^:\n]+): /, ': $1: '],
      [/: couldn't open file ([^:\n]+): /, ': $1: '],
    ],
    status: { 2: 1, 4: 1 },
  }),
}
