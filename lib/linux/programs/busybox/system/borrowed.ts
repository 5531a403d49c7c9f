import { expr } from '../../coreutils/expr'
import { nproc } from '../../coreutils/nproc'
import { printf } from '../../coreutils/printf'
import { bracket, test } from '../../coreutils/test/test'
import { yes } from '../../coreutils/yes'
import type { Applets } from '../applet'
import { borrow, type Rewording } from '../borrow'

const testMessages: readonly Rewording[] = [
  [
    /: (?:invalid integer [‘'](.*)[’']|[‘'](.*)[’']: .*|integer expression expected: (.*))\n/,
    (_, a, b, c) => `: ${a ?? b ?? c}: bad number\n`,
  ],
  [/: missing [‘']\][’']\n/, ': missing ]\n'],
  [/: missing argument after [‘'](.*)[’']\n/, ': $1: argument expected\n'],
  [/: [‘']?(.*?)[’']?: (?:binary|unary) operator expected\n/, ': $1: unknown operand\n'],
  [/: extra argument [‘'](.*)[’']\n/, ': $1: unknown operand\n'],
]
const expression = {
  options: '*',
  usage: 'EXPRESSION ]',
  about: 'Succeed when an expression is true',
  messages: testMessages,
}

/** Applets that do what coreutils' programs of their names do. */
export const borrowedSystem: Applets = {
  '[': borrow(bracket, expression),
  '[[': borrow(bracket, {
    ...expression,
    as: ({ words }) => (words.at(-1) === ']]' ? [...words.slice(0, -1), ']'] : words),
  }),
  expr: borrow(expr, {
    options: '*',
    usage: 'EXPRESSION',
    about: 'Print the value of an expression',
    messages: [
      [/: missing operand\n[\s\S]*/, ': too few arguments\n'],
      [/: non-integer argument\n/, ': non-numeric argument\n'],
      [/: syntax error: .*\n/, ': syntax error\n'],
    ],
  }),
  nproc: borrow(nproc, {
    options: '',
    long: 'all ignore=',
    usage: '[--all] [--ignore=N]',
    about: 'Print how many processors there are',
  }),
  printf: borrow(printf, {
    options: '*',
    usage: 'FORMAT [ARG]...',
    about: 'Print arguments as a format says',
    messages: [
      [
        /: [‘']?(.*?)[’']?: (?:expected a numeric value|value not completely converted)\n/,
        ": invalid number '$1'\n",
      ],
      [/: (.*): invalid conversion specification\n/, ': $1: invalid format\n'],
      [/^.*: warning: ignoring excess.*\n/, ''],
    ],
  }),
  test: borrow(test, { ...expression, usage: 'EXPRESSION' }),
  yes: borrow(yes, { options: '+', usage: '[STRING]', about: 'Print y, or a text, until stopped' }),
}
