import { DockerfileError } from './error'

/** What comments at the top of a Dockerfile say about the rest of it. */
export interface Directives {
  /** the character that continues lines and takes the meaning from the next */
  readonly escape: '\\' | '`'
  readonly syntax?: string
}

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/
const known = new Set(['syntax', 'escape', 'check'])

/** Reads parser directives up to the first line that is none. @throws DockerfileError */
export function readDirectives(lines: readonly string[]): Directives {
  const found: Record<string, string> = {}
  for (const [index, line] of lines.entries()) {
    const [, name = '', value = ''] = DIRECTIVE.exec(line) ?? []
    const key = name.toLowerCase()
    if (!known.has(key)) break
    if (found[key] !== undefined) {
      throw new DockerfileError(`only one ${key} parser directive can be used`, index + 1, index + 1, true)
    }
    found[key] = value
    if (key === 'escape' && value !== '\\' && value !== '`') {
      throw new DockerfileError(
        `invalid escape token '${value}' does not match \` or \\`,
        index + 1,
        index + 1,
        true,
      )
    }
  }
  return {
    escape: found.escape === '`' ? '`' : '\\',
    ...(found.syntax !== undefined && { syntax: found.syntax }),
  }
}
