import { expect, test } from 'vitest'
import { TestMachine } from '../../testing/test-machine'
import { coreutilsPrograms } from '../coreutils/index'
import { nanoPrograms } from '../nano/index'
import { packageTree } from '../package-tree'
import { packages } from '../packages'
import { vimPrograms } from '../vim/index'

const start = 'FROM debian\nRUN true\n'

function edit(editor: string, ...keys: readonly string[]): string {
  const machine = new TestMachine({
    programs: { ...nanoPrograms, ...vimPrograms, ...coreutilsPrograms },
    files: Object.assign({}, ...Object.values(packages).map(packageTree), { '/root/Dockerfile': start }),
  })
  const { type } = machine.openTerminal([editor, 'Dockerfile'])
  for (const each of ['', ...keys]) type(each)
  return machine.run(['cat', 'Dockerfile']).stdout
}

const vi = (...keys: readonly string[]) => edit('/usr/bin/vi', ...keys)
const nano = (...keys: readonly string[]) => edit('/usr/bin/nano', ...keys)

test.each([
  ['inserts and saves', ['oCMD ["sh"]', '\x1b', ':wq\r'], 'FROM debian\nCMD ["sh"]\nRUN true\n'],
  ['leaves without saving', ['dd', ':q!\r'], start],
  ['does not leave with changes', ['dd', ':q\r', ':w\r', ':q\r'], 'RUN true\n'],
  ['deletes and puts lines', ['ddp', 'ZZ'], 'RUN true\nFROM debian\n'],
  ['yanks lines', ['yyGp', ':x\r'], 'FROM debian\nRUN true\nFROM debian\n'],
  ['undoes and redoes', ['dddd', 'uu', '\x12', ':wq\r'], 'RUN true\n'],
  ['changes a word', ['wcwalpine', '\x1b', ':wq\r'], 'FROM alpine\nRUN true\n'],
  ['searches', ['/true\r', 'x', ':wq\r'], 'FROM debian\nRUN rue\n'],
  ['substitutes everywhere', [':%s/R/r/g\r', ':wq\r'], 'FrOM debian\nrUN true\n'],
  ['counts', ['3x', 'A!', '\x1b', ':wq\r'], 'M debian!\nRUN true\n'],
  ['opens above', ['ggO# syntax', '\x1b', 'ZZ'], '# syntax\nFROM debian\nRUN true\n'],
])('vi %s', (_, keys, text) => {
  expect(vi(...keys)).toBe(text)
})

test.each([
  ['saves when asked', ['USER me\r', '\x18', 'y', '\r'], 'USER me\nFROM debian\nRUN true\n'],
  ['leaves without saving', ['x', '\x18', 'n'], start],
  [
    'writes out and goes on',
    ['# 1\r', '\x0f', '\r', '# 2\r', '\x18', 'y\r'],
    '# 1\n# 2\nFROM debian\nRUN true\n',
  ],
  ['cuts and pastes', ['\x0b', '\x1b[B', '\x15', '\x13', '\x18'], 'RUN true\nFROM debian\n'],
  ['searches and undoes', ['\x17true\r', 'un', '\x1bu', '\x7f', '\x13', '\x18'], 'FROM debian\nRUNtrue\n'],
])('nano %s', (_, keys, text) => {
  expect(nano(...keys)).toBe(text)
})
