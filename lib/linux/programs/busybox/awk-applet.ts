import { awk } from '../awk/awk'
import type { Applets } from './applet'
import { borrow } from './borrow'

/** awk in a module of its own: it is as large as many others together. */
export const awkApplets: Applets = {
  awk: borrow(awk, {
    options: '+F:v:f:',
    usage: '[OPTIONS] [AWK_PROGRAM] [FILE]...',
    about: 'Run a program of patterns and actions on each line',
    messages: [
      [/^usage: [\s\S]*/i, ''],
      [/^awk: line (\d+): syntax error at or near .*\n[\s\S]*/, 'awk: cmd. line:$1: Unexpected token\n'],
      [/^awk: line \d+: runaway string constant .*\n/, 'awk: cmd. line:1: Unexpected end of string\n'],
      [/^awk: line \d+: missing } near end of file\n/, 'awk: cmd. line:1: Unexpected token\n'],
      [
        /^awk: line (\d+): function (\w+) never defined\n[\s\S]*/,
        'awk: cmd. line:$1: Call to undefined function\n',
      ],
      [/^awk: line (\d+): (.*)\n[\s\S]*/, 'awk: cmd. line:$1: $2\n'],
      [/: cannot open "?([^" ]+)"? \((.*)\)\n/, ': $1: $2\n'],
      [/^awk: run time error: division by zero[\s\S]*/, 'awk: cmd. line:1: Division by zero\n'],
    ],
    status: { 2: 1 },
  }),
}
