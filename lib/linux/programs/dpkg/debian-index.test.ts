import { expect, test } from 'vitest'
import { packages } from '../packages'
import { debianIndex } from './debian-index'

test('only libraries, data and packages that bring others install without a program', () => {
  const withoutFiles = [...debianIndex.values()].filter(
    ({ name, section }) => !(name in packages) && section !== 'libs',
  )
  expect(withoutFiles.map(({ name }) => name)).toEqual([
    'base-files',
    'ca-certificates',
    'dnsutils',
    'init-system-helpers',
    'login',
    'vim-common',
    'vim-runtime',
  ])
})
