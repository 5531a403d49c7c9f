interface Pattern {
  readonly isException: boolean
  readonly regexp: RegExp
}

/** What a .dockerignore leaves out (moby patternmatcher): later lines win, `!` takes back. */
export class IgnorePatterns {
  readonly #patterns: readonly Pattern[]

  constructor(lines: readonly string[]) {
    this.#patterns = lines.map((line) => {
      const isException = line.startsWith('!')
      return { isException, regexp: compile(isException ? line.slice(1) : line) }
    })
  }

  /** Whether something below an excluded directory may be wanted all the same. */
  get hasExceptions(): boolean {
    return this.#patterns.some(({ isException }) => isException)
  }

  /** Whether a path within the context is left out, by itself or by a directory it is in. */
  excludes(path: string): boolean {
    const parts = path.split('/')
    const names = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
    let isExcluded = false
    for (const { isException, regexp } of this.#patterns) {
      if (isExcluded === isException && names.some((name) => regexp.test(name))) isExcluded = !isException
    }
    return isExcluded
  }
}

/** The patterns of a .dockerignore file's text (BuildKit's dockerignore.ReadAll). */
export function readIgnoreFile(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const isException = line.startsWith('!')
      const path = cleanPattern(isException ? line.slice(1).trim() : line)
      return isException ? `!${path}` : path
    })
}

function cleanPattern(pattern: string): string {
  const parts: string[] = []
  for (const part of pattern.split('/')) {
    if (part === '..' && parts.length > 0) parts.pop()
    else if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/') || '.'
}

function compile(pattern: string): RegExp {
  const source = pattern.replace(
    /\*\*\/|\*\*|\*|\?|\\(.)|\[\^?[^\]]*\]|[.+^${}()|]/g,
    (match, escaped: string | undefined) => {
      if (escaped !== undefined) return `\\${escaped}`
      if (match === '**/') return '(?:.*/)?'
      if (match === '**') return '.*'
      if (match === '*') return '[^/]*'
      if (match === '?') return '[^/]'
      return match.startsWith('[') ? match : `\\${match}`
    },
  )
  return new RegExp(`^${source}$`)
}
