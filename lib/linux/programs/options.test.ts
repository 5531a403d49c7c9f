import { expect, test } from 'vitest'
import { readOptions } from './help-text'
import { parseOptions } from './options'

const known = readOptions(`Usage: ls [OPTION]... [FILE]...
  -a, --all                  names that begin with a dot
      --color[=WHEN], --colour[=WHEN]
                             in colours
  -D, --dired                for Emacs
  -f, --follow[=HOW]         follow
  -i[SUFFIX], --in-place[=SUFFIX]  edit in place
  -n, --lines=[-]NUM         lines
  -NUM                       short for --lines=NUM
  -s, --size                 sizes
      --sort=WORD            sort by WORD
  -w, --width=COLS           width
  -x X                       letters only
      --help     print this
`)

const simulated = {
  all: '-a',
  color: '--color=',
  follow: '-f=',
  inPlace: '-i=',
  lines: '-n=',
  size: '--size',
  sort: '--sort=',
  width: '-w=',
  x: '-x=',
  help: '--help',
} as const

const given = (argv: string): string => {
  try {
    const parsed = parseOptions(known, simulated, argv.split(' '), { final: ['help'] })
    const options = parsed.given.map(({ name, value }) => (value ? `${name}=${value}` : name))
    return [...options, '|', ...parsed.operands].join(' ')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test.each([
  ['-as', 'all size |'],
  ['x -a y', 'all | x y'],
  ['-aw80 x', 'all width=80 | x'],
  ['-w 80', 'width=80 |'],
  ['--width=80 --width 81', 'width=80 width=81 |'],
  ['--wi=80', 'width=80 |'],
  ['--col x', 'color | x'],
  ['--color=auto', 'color=auto |'],
  ['-fa --follow=name', 'follow all follow=name |'],
  ['-i -i.bak', 'inPlace inPlace=.bak |'],
  ['-n 3 -x 4', 'lines=3 x=4 |'],
  ['-a -- -s', 'all | -s'],
  ['- -a', 'all | -'],
  ['--help -z', 'help |'],
  ['-az', "invalid option -- 'z'"],
  ['-N', "invalid option -- 'N'"],
  ['-w', "option requires an argument -- 'w'"],
  ['--width', "option '--width' requires an argument"],
  ['--all=1', "option '--all' doesn't allow an argument"],
  ['--nope', "unrecognized option '--nope'"],
  ['--s', "option '--s' is ambiguous; possibilities: '--size' '--sort'"],
  ['-aD', 'option -D is not simulated here'],
  ['--dir', 'option --dired is not simulated here'],
])('%s', (argv, expected) => {
  expect(given(argv)).toBe(expected)
})

test('operands can end the options', () => {
  const { operands } = parseOptions(known, simulated, ['-a', 'x', '-s'], { operandsEndOptions: true })
  expect(operands).toEqual(['x', '-s'])
})

test('values are typed by the spellings', () => {
  const { options } = parseOptions(known, { all: '-a', color: '--color=', width: '-w=', size: '-s' }, [
    '-a',
    '--color',
    '-w3',
    '-w4',
  ])
  expect(options).toEqual({ all: true, size: false, width: '4', color: '' })
})
