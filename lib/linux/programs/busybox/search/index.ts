import { find } from '../../findutils/find/find'
import { xargs } from '../../findutils/xargs/xargs'
import { grep } from '../../grep/grep'
import type { Applet, AppletContext, Applets } from '../applet'
import { borrow, type Rewording } from '../borrow'

const grepMessages = ({ operands, values }: AppletContext): readonly Rewording[] => [
  [
    /: (?:Unmatched|Invalid|Trailing|unmatched).*\n/,
    `: bad regex '${(values.get('e') ?? operands[0] ?? '').replaceAll('$', '$$$$')}'\n`,
  ],
  [/: binary file matches\n/, ': binary file matches\n'],
  [/: (.*): invalid context length argument\n/, ": invalid number '$1'\n"],
  [/^Usage: .*\n/, ''],
]

/** Patterns as long options, since those of GNU may not begin with a dash and a digit. */
function grepWords({ given, operands }: AppletContext): readonly string[] {
  const options = given.flatMap(({ option, value }) => {
    if (option === 'e') return [`--regexp=${value}`]
    if (option === 'f') return [`--file=${value}`]
    if (/^colou?r$/.test(option)) return []
    if (option.length > 1) return [`--${option}=${value}`]
    return ['ABCm'.includes(option) ? `-${option}${value}` : `-${option}`]
  })
  const [pattern, ...files] = operands
  const hasPattern = given.some(({ option }) => option === 'e' || option === 'f')
  if (hasPattern || pattern === undefined) return [...options, '--', ...operands]
  return [...options, `--regexp=${pattern}`, '--', ...files]
}

function grepApplet(mode: string): Applet {
  return borrow(grep, {
    options: 'lLnqvscFiHhe:f:ob:wxrREzm:A:B:C:aIEGy0123456789',
    long: 'color=? colour=? include= exclude= exclude-dir= line-number:n recursive:r ignore-case:i',
    usage: '[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...',
    about: 'Print the lines of files that match a pattern',
    usageStatus: 2,
    as: (context) => ['-d', 'skip', ...(mode === '' ? [] : [mode]), ...grepWords(context)],
    messages: grepMessages,
    // With -L a file that is named is a success.
    status: (code, { flags }, hasPrinted) => (flags.has('L') && code < 2 ? Number(!hasPrinted) : code),
  })
}

const findApplet = borrow(find, {
  // An expression may begin with what looks like options.
  options: '*',
  usage: '[-HL] [PATH]... [OPTIONS] [ACTIONS]',
  about: 'Find files, and do something with them',
  messages: [
    [/: missing argument to `(-\w+)'/, ': $1 requires an argument'],
    [/: Unknown argument to -type: (.*)\n/, ": invalid argument '$1' to '-type'\n"],
    [/: unknown predicate `(.*)'\n/, ': unrecognized: $1\n'],
    [/^find: '?([^':]+)'?: No such file or directory\n/, 'find: $1: No such file or directory\n'],
    [/: '([^']+)': /g, ': $1: '],
    [/: [‘']([^’']+)[’']: /g, ': $1: '],
    [/: [‘'](.*)[’'] is not the name of (?:a known|an existing) (user|group).*\n/, ': unknown $2 $1\n'],
  ],
})

export const searchApplets: Applets = {
  egrep: grepApplet('-E'),
  fgrep: grepApplet('-F'),
  find: findApplet,
  grep: grepApplet(''),
  xargs: borrow(xargs, {
    options: '+trn:s:e::E:0xpI:P:a:L:d:',
    usage: '[OPTIONS] [PROG ARGS]',
    about: 'Run PROG with the words of standard input as arguments',
    messages: [[/: unmatched (single|double) quote;.*\n/, ': unmatched $1 quote\n']],
  }),
}
