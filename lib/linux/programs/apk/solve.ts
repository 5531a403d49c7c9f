import { compareVersions } from '../support/version-compare'
import type { Installed } from './database'
import { type Package, packageIndex } from './package-index'

/** `curl`, `curl=8.14.1-r1`, `curl~8`, `curl>7`. */
export interface Wish {
  readonly text: string
  readonly name: string
  readonly operator: string
  readonly version: string
}

export function parseWish(text: string): Wish {
  const [, name = text, operator = '', version = ''] = /^([^=<>~@]+)(>=|<=|[=<>~])?([^@]*)/.exec(text) ?? []
  return { text, name, operator, version }
}

/** Whether a version is one that is wished for. */
export function satisfies({ operator, version: wished }: Wish, version: string): boolean {
  const order = compareVersions(version, wished)
  if (operator === '~')
    return version === wished || version.startsWith(`${wished}.`) || version.startsWith(`${wished}-`)
  if (operator === '=') return version === wished
  if (operator === '>') return order > 0
  if (operator === '>=') return order >= 0
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return true
}

/** Names that are another package's too. */
const PROVIDED: Readonly<Record<string, string>> = {
  procps: 'procps-ng',
  'py-pip': 'py3-pip',
  sh: 'busybox-binsh',
}

/** Why wishes cannot be had, as apk says it. */
export class Unsatisfiable extends Error {}

/** All packages that a world needs, each after what it depends on. `known`: packages that are no part of the index. @throws Unsatisfiable */
export function solve(
  world: readonly string[],
  known: readonly Installed[],
  hasIndex: boolean,
): (Package | Installed)[] {
  const order: (Package | Installed)[] = []
  const seen = new Set<string>()
  const problems: string[] = []
  const find = (asked: string, name = PROVIDED[asked] ?? asked): Package | Installed | undefined =>
    known.find((each) => each.name === name) ?? (hasIndex ? packageIndex.get(name) : undefined)
  const visit = (wish: Wish, by: string): void => {
    const found = find(wish.name)
    if (!found) {
      problems.push(`  ${wish.name} (no such package):\n    required by: ${by}[${wish.text}]\n`)
      return
    }
    if (!satisfies(wish, found.version)) {
      problems.push(`  ${found.name}-${found.version}:\n    breaks: ${by}[${wish.text}]\n`)
      return
    }
    if (seen.has(found.name)) return
    seen.add(found.name)
    for (const name of [...found.depends].sort()) visit(parseWish(name), `${found.name}-${found.version}`)
    order.push(found)
  }
  for (const text of world) visit(parseWish(text), 'world')
  if (problems.length > 0)
    throw new Unsatisfiable(`unable to select packages:\n${problems.join('')}`.trimEnd())
  return order
}
