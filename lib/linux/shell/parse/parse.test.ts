import { expect, test } from 'vitest'
import { parse } from './parse'

/** What bash 5.2 does with lines typed at its prompt: asks for more, complains of a token, or runs them. */
test.each([
  ['echo )', "near unexpected token `)'"],
  ['if true; fi', "near unexpected token `fi'"],
  ['f() {', 'more'],
  ['f()', 'more'],
  ['for', "near unexpected token `newline'"],
  ['for x', 'more'],
  ['for x in a; echo', "near unexpected token `echo'"],
  ['a && || b', "near unexpected token `||'"],
  ['a |', 'more'],
  ['a &&', 'more'],
  ['a | | b', "near unexpected token `|'"],
  ['while do :; done', "near unexpected token `do'"],
  ['while true', 'more'],
  ['while true; do', 'more'],
  ['until false; do echo', 'more'],
  ['()', "near unexpected token `)'"],
  ['{ }', "near unexpected token `}'"],
  ['(echo', 'more'],
  ['( ', 'more'],
  ['echo "abc', 'more'],
  ["echo 'abc", 'more'],
  ["echo $'abc", 'more'],
  ['echo $(ls', 'more'],
  ['echo ${x', 'more'],
  ['echo `ls', 'more'],
  ['echo $((1+', 'more'],
  ['cat <<E\nfoo', 'open here-document'],
  ['case x in', 'more'],
  ['case x in a', "near unexpected token `newline'"],
  ['case x in a) echo;; b', "near unexpected token `newline'"],
  ['if x; then', 'more'],
  ['if x; then y; else', 'more'],
  ['a=(1 2', 'more'],
  ['((1+', 'more'],
  ['for ((i=0;i<3', 'more'],
  ['select x in', 'more'],
  ['echo >', "near unexpected token `newline'"],
  ['echo > ;', "near unexpected token `;'"],
  ['; ls', "near unexpected token `;'"],
  ['ls ;; x', "near unexpected token `;;'"],
  ['fi', "near unexpected token `fi'"],
  ['echo (a)', "near unexpected token `a'"],
  ['x() echo hi', "near unexpected token `echo'"],
  ['function', "near unexpected token `newline'"],
  ['case x in esac x', "near unexpected token `x'"],
  ['! | a', "near unexpected token `|'"],
  ['for a b in c; do :; done', "near unexpected token `b'"],
  ['echo }', 'run'],
  ['! true', 'run'],
  ['x=$(case a in a) echo;; esac)', 'run'],
  ['if true; then echo a; fi', 'run'],
])('%j: %s', (source, expected) => {
  const { problem, openDocuments } = parse(source)
  const outcome = problem?.incomplete
    ? 'more'
    : (problem?.message.replace('syntax error ', '') ??
      (openDocuments.length > 0 ? 'open here-document' : 'run'))
  expect(outcome).toBe(expected)
})

test('commands on lines before an error are kept, those on its line are not', () => {
  const { units, problem } = parse('echo a; echo b\nif true; then\n  echo c\nfi\necho d; )\necho e')
  expect(units.map(({ line, text }) => [line, text.trim()])).toEqual([
    [1, 'echo a; echo b'],
    [2, 'if true; then\n  echo c\nfi'],
  ])
  expect(problem).toEqual({
    incomplete: false,
    line: 5,
    message: "syntax error near unexpected token `)'",
    posix: '")" unexpected',
    quote: 'echo d; )',
  })
})

test('an error inside a substitution belongs to the line it is on', () => {
  expect(parse('echo a\necho $(fi)').problem).toEqual({
    incomplete: false,
    line: 2,
    message: "syntax error near unexpected token `fi'",
    posix: '"fi" unexpected',
    quote: 'echo $(fi)',
  })
})

test('aliases replace command names, also the name after one that ends in a blank', () => {
  const aliases: Record<string, string> = { ll: 'ls -l', sudo: 'sudo ', ls: 'ls --color' }
  const { units } = parse('ll a; echo ll; sudo ll; x=1 ll; $(ll); \\ll; "ll"', {
    alias: (name) => aliases[name],
  })
  expect(units.map(({ text }) => text)).toEqual([
    'ls --color -l a; echo ll; sudo  ls --color -l; x=1 ls --color -l; $(ls --color -l); \\ll; "ll"',
  ])
})

test('words know what was quoted, and whether braces are to be expanded', () => {
  const [unit] = parse(`echo a"b $c"'d'\\e {x,y}z ~/f`).units
  const command = unit?.list.items[0]?.command
  const words = command?.type === 'simple' ? command.words : []
  expect(words.map((word) => ('parts' in word ? word.parts : []))).toEqual([
    [{ type: 'text', value: 'echo', quoted: false }],
    [
      { type: 'text', value: 'a', quoted: false },
      { type: 'text', value: 'b ', quoted: true },
      { type: 'parameter', quoted: true, text: '$c', name: 'c' },
      { type: 'text', value: 'de', quoted: true },
    ],
    [{ type: 'text', value: '{x,y}z', quoted: false }],
    [
      { type: 'tilde', user: '' },
      { type: 'text', value: '/f', quoted: false },
    ],
  ])
})
