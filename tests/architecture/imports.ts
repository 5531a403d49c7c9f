import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface Import {
  /** The imported file without extension, from the repository's root; packages are left out. */
  to: string
  typeOnly: boolean
}

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[\w*{][^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"`]([^'"`]+)['"`]\s*,?\s*\)/g

/** The local files a source imports: static, re-exporting, for side effects and dynamic; relative or by `@/`. */
export function importsIn(source: string, file: string): Import[] {
  const found = [
    ...[...source.matchAll(statement)].map((match) => ({
      target: match[2] ?? '',
      typeOnly: match[1] !== undefined,
    })),
    ...[...source.matchAll(dynamic)].map((match) => ({ target: match[1] ?? '', typeOnly: false })),
  ]
  return found.flatMap(({ target, typeOnly }) => {
    if (target.startsWith('@/')) return { to: target.slice(2), typeOnly }
    if (target.startsWith('.')) return { to: path.posix.join(path.posix.dirname(file), target), typeOnly }
    return []
  })
}

export const importsOf = (root: string, file: string) =>
  importsIn(readFileSync(path.join(root, file), 'utf8'), file)
