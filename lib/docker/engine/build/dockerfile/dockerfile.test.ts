import { expect, test } from 'vitest'
import { DockerfileError } from './error'
import { expandWord } from './expand'
import { parseDockerfile } from './parse'
import { parseStages } from './stages'

const read = (text: string) => parseStages(parseDockerfile(text).nodes)
const instructions = (text: string) =>
  read(text).stages.flatMap(({ instructions }) => instructions.map(({ node: _, ...rest }) => rest))

test.each([
  ['RUN a \\\n  b \\\n# a comment\n  c', { type: 'run', command: { words: ['a   b   c'], isShell: true } }],
  ['RUN ["a", "b c"]', { type: 'run', command: { words: ['a', 'b c'], isShell: false } }],
  ["CMD ['sh']", { type: 'cmd', command: { words: ["['sh']"], isShell: true } }],
  [
    'ENV A=1 B="two words"',
    {
      type: 'env',
      pairs: [
        { key: 'A', value: '1' },
        { key: 'B', value: '"two words"' },
      ],
    },
  ],
  ['ENV C three words', { type: 'env', pairs: [{ key: 'C', value: 'three words' }] }],
  [
    'ARG A B=2',
    {
      type: 'arg',
      args: [
        { key: 'A', value: undefined },
        { key: 'B', value: '2' },
      ],
    },
  ],
  ['EXPOSE 80 443/tcp', { type: 'expose', ports: ['443/tcp', '80'] }],
  ['VOLUME ["/a", "/b"]', { type: 'volume', paths: ['/a', '/b'] }],
  ['LABEL "a b"=c', { type: 'label', pairs: [{ key: '"a b"', value: 'c' }] }],
  ['onbuild RUN x', { type: 'onbuild', trigger: 'RUN x' }],
  [
    'HEALTHCHECK --interval=5s --retries=2 CMD true',
    { type: 'healthcheck', health: { Test: ['CMD-SHELL', 'true'], Interval: 5e9, Retries: 2 } },
  ],
  ['COPY --from=0 a b /c/', { type: 'copy', sources: ['a', 'b'], destination: '/c/' }],
  [
    'COPY <<EOF /f\nhi\nEOF',
    {
      type: 'copy',
      sources: [],
      heredocs: [{ name: 'EOF', isQuoted: false, chomps: false, content: 'hi\n' }],
    },
  ],
])('%s', (line, expected) => {
  expect(instructions(`FROM x\n${line}\n`)[0]).toMatchObject(expected)
})

test.each([
  ['', 'file with no instructions'],
  ['# only a comment\n', 'file with no instructions'],
  ['RUN ls\n', 'no build stage in current context'],
  ['FROM x\nBOGUS y\n', 'dockerfile parse error on line 2: unknown instruction: BOGUS'],
  [
    'FROM x\n\n# c\nRUM y\n',
    'dockerfile parse error on line 4: unknown instruction: RUM (did you mean RUN?)',
  ],
  [
    'FROM x\nCOPY a\n',
    'dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined',
  ],
  ['FROM\n', 'dockerfile parse error on line 1: FROM requires either one or three arguments'],
  ['FROM x\nENV\n', 'dockerfile parse error on line 2: ENV requires at least one argument'],
  ['FROM x\nENV A\n', 'ENV must have two arguments'],
  ['FROM x\nLABEL a\n', 'LABEL must have two arguments'],
  ['FROM x\nENV A=1 B\n', 'Syntax error - can\'t find = in "B". Must be of the form: name=value'],
  ['FROM x\nUSER\n', 'dockerfile parse error on line 2: USER requires exactly one argument'],
  ['FROM x\nVOLUME\n', 'dockerfile parse error on line 2: VOLUME requires at least one argument'],
  [
    'FROM x\nHEALTHCHECK bogus\n',
    'dockerfile parse error on line 2: Unknown type "BOGUS" in HEALTHCHECK (try CMD)',
  ],
  [
    'FROM x\nHEALTHCHECK --interval=abc CMD true\n',
    'dockerfile parse error on line 2: time: invalid duration "abc"',
  ],
  ['FROM x\nONBUILD FROM y\n', "dockerfile parse error on line 2: FROM isn't allowed as an ONBUILD trigger"],
  [
    'FROM x\nONBUILD ONBUILD RUN y\n',
    "dockerfile parse error on line 2: Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
  ],
  ['FROM x\nSHELL sh\n', 'dockerfile parse error on line 2: SHELL requires the arguments to be in JSON form'],
  ['FROM x\nCOPY --bogus=1 a /\n', 'dockerfile parse error on line 2: unknown flag: --bogus'],
  [
    'FROM x AS 1\n',
    'dockerfile parse error on line 1: invalid name for build stage: "1", name can\'t start with a number or contain symbols',
  ],
  ['FROM x\nRUN <<EOF\necho\n', 'unterminated heredoc'],
  ['# escape=x\nFROM y\n', "invalid escape token 'x' does not match ` or \\"],
])('%j is refused', (text, message) => {
  expect(messageOf(() => read(text))).toBe(message)
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof DockerfileError) return error.message
    throw error
  }
  return ''
}

const variables = new Map([
  ['A', '1'],
  ['EMPTY', ''],
  ['PATHS', '/usr/local/bin'],
])

/** Templates' `${` is written `§{` here, so that none is taken for JavaScript's. */
const dollars = (text: string): string => text.replaceAll('§', '$')
const expand = (word: string): string => expandWord(dollars(word), variables, { escape: '\\' })

test.each([
  ['$A-x', '1-x'],
  ['§{A}b', '1b'],
  ['§{NONE:-z}', 'z'],
  ['§{EMPTY:-z}§{EMPTY-y}', 'z'],
  ['§{A:+set}', 'set'],
  ['§{NONE:+set}', ''],
  ["'$A'", '$A'],
  ['"$A \\$A"', '1 $A'],
  ['\\$A', '$A'],
  ['§{NONE:-§{A}}', '1'],
  ['§{PATHS#*/}', 'usr/local/bin'],
  ['§{PATHS##*/}', 'bin'],
  ['§{PATHS%/*}', '/usr/local'],
  ['§{PATHS//\\//:}', ':usr:local:bin'],
  ['$', '$'],
])('%s expands to %j', (word, expected) => {
  expect(expand(word)).toBe(expected)
})

test('what cannot be expanded says why', () => {
  expect(messageOf(() => expand('§{A'))).toBe(dollars(`failed to process "§{A": syntax error: missing '}'`))
  expect(messageOf(() => expand('§{NONE:?no}'))).toBe(dollars('failed to process "§{NONE:?no}": NONE: no'))
})

test('continued lines with nothing in them are told of', () => {
  expect(parseDockerfile('FROM x\nRUN echo a \\\n  b \\\n\n  c\n').emptyContinuations).toEqual([
    'RUN echo a   b   c',
  ])
})

test('# escape=` changes what continues a line', () => {
  expect(instructions('# escape=`\nFROM x\nRUN dir C:\\ `\n  more\n')[0]).toMatchObject({
    command: { words: ['dir C:\\   more'] },
  })
})
