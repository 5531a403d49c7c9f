import { base32, base64 } from '../../coreutils/base64'
import { comm } from '../../coreutils/comm'
import { fold } from '../../coreutils/fold'
import { nl } from '../../coreutils/nl'
import { od } from '../../coreutils/od/od'
import { sort } from '../../coreutils/sort/sort'
import { tac } from '../../coreutils/tac'
import { tee } from '../../coreutils/tee'
import { tr } from '../../coreutils/tr/tr'
import { uniq } from '../../coreutils/uniq'
import type { Applets } from '../applet'
import { borrow, type Rewording } from '../borrow'

const openFailed: Rewording = [
  /: '?([^':\n]+)'?: (No such file or directory|Permission denied)\n/g,
  ": can't open '$1': $2\n",
]

/** Applets that do what coreutils' programs of their names do. */
export const borrowedText: Applets = {
  base32: borrow(base32, {
    options: 'dw:',
    usage: '[-d] [-w COL] [FILE]',
    about: 'Encode or decode (-d) in base 32; -w: break lines after COL columns',
  }),
  base64: borrow(base64, {
    options: 'dw:',
    usage: '[-d] [-w COL] [FILE]',
    as: ({ flags, words }) => (flags.has('d') ? ['-i', ...words] : words),
    about: 'Encode or decode (-d) in base 64; -w: break lines after COL columns',
  }),
  comm: borrow(comm, {
    options: '123',
    usage: '[-123] FILE1 FILE2',
    about: 'Compare two sorted files line by line; leave out column 1, 2 or 3',
  }),
  fold: borrow(fold, {
    options: 'bsw:',
    usage: '[-bs] [-w WIDTH] [FILE]...',
    about: 'Break lines of more than WIDTH (80) columns; -s: at spaces',
  }),
  nl: borrow(nl, {
    options: 'b:i:l:ps:v:w:',
    usage: '[-p] [-b STYLE] [-i N] [-l N] [-s STR] [-v N] [-w N] [FILE]...',
    about: 'Number the lines of files',
  }),
  od: borrow(od, {
    options: 'aA:bcdDeFfhHij:lLN:oOsS:t:vw::xX',
    usage: '[-abcdfhilovxs] [-t TYPE] [-A RADIX] [-N SIZE] [-j SKIP] [-S MINSTR] [-w WIDTH] [FILE]...',
    about: 'Print bytes as octal words, or as the options say',
  }),
  sort: borrow(sort, {
    options: 'bdfghiMnRrucCszmVo:k:t:S:T:',
    usage: '[-nrughMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...',
    about: 'Sort lines of text',
    // BusyBox sorts what it is told to merge.
    as: ({ words }) => words.map((word) => (word === '-m' ? '-s' : word)),
    usageStatus: 2,
    messages: [
      [/: (?:cannot read|read failed): /, ': '],
      [/^.*: .*:(\d+): disorder: .*\n/, (_, line) => `Check line ${Number(line) - 1}\n`],
    ],
  }),
  tac: borrow(tac, {
    options: '',
    usage: '[FILE]...',
    about: 'Print files last line first',
    messages: [[/: failed to open '?([^':\n]+)'? for reading/, ': $1']],
  }),
  tee: borrow(tee, {
    options: 'ai',
    usage: '[-ai] [FILE]...',
    about: 'Copy standard input to files, and to standard output; -a: append',
  }),
  tr: borrow(tr, {
    options: '+cCds',
    usage: '[-cds] STRING1 [STRING2]',
    as: ({ words, operands }) => (operands.length > 2 ? words.slice(0, 2 - operands.length) : words),
    about: 'Translate, squeeze (-s) or delete (-d) characters of standard input',
  }),
  uniq: borrow(uniq, {
    options: 'cduizf:s:w:!D',
    usage: '[-cduiz] [-f,s,w N] [FILE [OUTFILE]]',
    about: 'Leave out repeated lines; -c: count them, -d: only those repeated, -u: only those not',
    messages: [openFailed],
  }),
}
