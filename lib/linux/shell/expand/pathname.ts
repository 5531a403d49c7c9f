import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import { hasPattern, matchesPattern } from './pattern'

export interface GlobOptions {
  readonly dotGlob: boolean
  readonly globStar: boolean
  readonly ignoreCase: boolean
}

/** The names that a pattern matches, sorted; empty when there is none (bash(1), Pathname Expansion). */
export function matchPathnames(sys: Syscalls, pattern: string, options: GlobOptions): string[] {
  const [root = ''] = /^\/*/.exec(pattern) ?? []
  const segments = pattern.slice(root.length).split('/')
  const found = new Walk(sys, options).match(root, segments)
  return found.sort(compareNames)
}

/** The order of the C.UTF-8 locale: by code point. */
function compareNames(left: string, right: string): number {
  const a = [...left]
  const b = [...right]
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0)
    if (difference) return difference
  }
  return a.length - b.length
}

class Walk {
  constructor(
    readonly sys: Syscalls,
    readonly options: GlobOptions,
  ) {}

  match(base: string, segments: readonly string[]): string[] {
    const [segment, ...rest] = segments
    if (segment === undefined) return base === '' || !this.#exists(base) ? [] : [base]
    if (segment === '')
      return this.#isDirectory(base) ? this.match(`${base}${base.endsWith('/') ? '' : '/'}`, rest) : []
    if (segment === '**' && this.options.globStar) return this.#deep(base, rest)
    if (!hasPattern(segment)) return this.match(base + unquote(segment) + (rest.length ? '/' : ''), rest)
    return this.#names(base)
      .filter((name) => this.#matches(name, segment))
      .flatMap((name) => this.#descend(base + name, rest))
  }

  #descend(path: string, rest: readonly string[]): string[] {
    if (rest.length === 0) return [path]
    return this.#isDirectory(path) ? this.match(`${path}/`, rest) : []
  }

  #matches(name: string, segment: string): boolean {
    if (name.startsWith('.') && !/^\\?\./.test(segment) && !this.options.dotGlob) return false
    return matchesPattern(name, segment, { ignoreCase: this.options.ignoreCase })
  }

  #deep(base: string, rest: readonly string[]): string[] {
    const here = rest.length ? this.match(base, rest) : base === '' ? [] : [base.replace(/\/$/, '')]
    const below = this.#names(base)
      .filter((name) => this.options.dotGlob || !name.startsWith('.'))
      .flatMap((name) => {
        const path = base + name
        const isDirectory = this.#isRealDirectory(path)
        if (isDirectory) return this.#deep(`${path}/`, rest)
        return rest.length ? [] : [path]
      })
    return [...here, ...below]
  }

  #names(base: string): string[] {
    try {
      return this.sys.getdents(base === '' ? '.' : base).map(({ name }) => name)
    } catch (error) {
      if (isErrno(error)) return []
      throw error
    }
  }

  #isDirectory(path: string): boolean {
    return this.#type(path, false) === 'directory'
  }

  /** Not through a symbolic link: `**` does not follow those. */
  #isRealDirectory(path: string): boolean {
    return this.#type(path, true) === 'directory'
  }

  #exists(path: string): boolean {
    return this.#type(path, true) !== undefined
  }

  #type(path: string, noFollow: boolean): string | undefined {
    try {
      return (noFollow ? this.sys.lstat(path) : this.sys.stat(path)).type
    } catch (error) {
      if (isErrno(error)) return undefined
      throw error
    }
  }
}

function unquote(segment: string): string {
  return segment.replace(/\\(.)/gsu, '$1')
}
