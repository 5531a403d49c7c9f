import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

interface Package {
  version?: string
  optionalDependencies?: Record<string, string>
}

const file = path.resolve(import.meta.dirname, '../package-lock.json')
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Package> }

/** The folders in which Node looks for what a package imports: its own, and those of the packages around it. */
function foldersAround(from: string): string[] {
  const end = from.lastIndexOf('/node_modules/')
  const outer = end < 0 ? (from === '' ? [] : ['']) : foldersAround(from.slice(0, end))
  return [from, ...outer]
}

const resolves = (from: string, name: string) =>
  foldersAround(from).some((folder) => path.posix.join(folder, 'node_modules', name) in packages)

// A registry that lacks a platform's package makes npm leave it out of the lock file, and npm ci then refuses that.
test('the lock file has every platform’s packages, so that npm ci installs it anywhere', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolves(from, name))
      .map((name) => `${from} needs ${name}`),
  )
  expect(missing).toEqual([])
})
