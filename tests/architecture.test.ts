import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles } from '@/scripts/build/list-files'
import { importsIn, importsOf } from './architecture/imports'
import { layerOf, layers, objection } from './architecture/layers'

const root = path.resolve(import.meta.dirname, '..')
const sources = ['lib', 'content', 'components', 'app'].flatMap((folder) =>
  listFiles(path.join(root, folder))
    .filter((file) => /\.(tsx?|mdx)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
)

/** Each import a layer's files may not have, as `from -> to (why)`. */
const violations = (layer: string) =>
  sources
    .filter((file) => layerOf(file) === layer)
    .flatMap((file) =>
      importsOf(root, file).flatMap(({ to, typeOnly }) => {
        const why = objection(layer, to, typeOnly)
        return why ? `${file} -> ${to} (${why})` : []
      }),
    )

describe('the test itself', () => {
  test('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  test('sees every kind of import', () => {
    const source = [
      "import a, { type B } from './a'",
      "import type { C } from '../vfs/c'",
      'import {',
      '  d,',
      "} from '@/lib/world/d'",
      "import './side-effect'",
      "export { e } from './e'",
      "export * from './f'",
      "const g = await import('@/components/g')",
      "import path from 'node:path'",
      "const text = 'no import from here'",
    ].join('\n')
    expect(importsIn(source, 'lib/linux/kernel/x.ts')).toEqual([
      { to: 'lib/linux/kernel/a', typeOnly: false },
      { to: 'lib/linux/vfs/c', typeOnly: true },
      { to: 'lib/world/d', typeOnly: false },
      { to: 'lib/linux/kernel/side-effect', typeOnly: false },
      { to: 'lib/linux/kernel/e', typeOnly: false },
      { to: 'lib/linux/kernel/f', typeOnly: false },
      { to: 'components/g', typeOnly: false },
    ])
  })

  test.each([
    ['lib/linux/vfs', 'lib/world/world', false, 'imports only go down'],
    ['lib/linux/vfs', 'lib/linux/kernel/task', false, 'imports only go down'],
    ['lib/linux/vfs', 'lib/linux/kernel/task', true, undefined],
    ['lib/linux/vfs', 'lib/linux/kernel/errno', false, undefined],
    ['lib/linux/vfs', 'lib/linux/shell/parse', true, 'imports only go down'],
    ['lib/quiz', 'lib/progress/record', false, 'imports only go down'],
    ['lib/docker/cli', 'lib/docker/engine/stop', true, 'the CLI knows the engine only through the API'],
    ['components', 'lib/linux/kernel/task', false, 'only world reaches into linux and docker'],
    ['components', 'lib/linux/kernel/task', true, undefined],
    ['content/lessons', 'lib/linux/kernel/task', false, 'only world reaches into linux and docker'],
    ['content', 'lib/linux/vfs/tree', false, undefined],
    ['lib/world', 'lib/docker/engine/stop', false, undefined],
    ['app', 'components/page', false, undefined],
  ])('%s importing from %s (type only: %s): %s', (from, to, typeOnly, why) => {
    expect(objection(from, to, typeOnly)).toBe(why)
  })
})

test('every folder of lib belongs to a layer', () => {
  const folders = (folder: string) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`)
  const all = folders('lib').flatMap((folder) =>
    /\/(linux|docker)$/.test(folder) ? folders(folder) : folder,
  )
  expect(all.filter((folder) => !layers.includes(folder))).toEqual([])
})

test.each(layers)('%s imports only what it may', (layer) => {
  expect(violations(layer)).toEqual([])
})

test('lib imports by relative path, so that it can be moved or run without an alias', () => {
  const aliased = sources.filter(
    (file) => file.startsWith('lib/') && /from '@\//.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(aliased).toEqual([])
})
