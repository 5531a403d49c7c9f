import { type ErrnoCode, strerror } from '../../kernel/errno'

/** How the shells that share this engine differ in what they say and show. */
export interface Dialect {
  readonly name: 'bash' | 'dash' | 'ash'
  /** What stands before a message. */
  prefix(place: MessagePlace): string
  readonly notFound: string
  cannotChangeDirectory(directory: string, code: ErrnoCode): string
  cannotRedirect(target: string, code: ErrnoCode, creates: boolean): string
}

export interface MessagePlace {
  readonly interactive: boolean
  /** $0, or the file whose function runs */
  readonly source: string
  readonly shellName: string
  readonly line: number
  readonly isScript: boolean
}

const missing = (code: ErrnoCode, file: string, directory: string, creates: boolean): string =>
  code === 'ENOENT' ? (creates ? directory : file) : strerror(code)

export const bashDialect: Dialect = {
  name: 'bash',
  prefix: ({ interactive, source, shellName, line }) =>
    interactive ? `${shellName}: ` : `${source}: line ${line}: `,
  notFound: 'command not found',
  cannotChangeDirectory: (directory, code) => `${directory}: ${strerror(code)}`,
  cannotRedirect: (target, code) => `${target}: ${strerror(code)}`,
}

export const dashDialect: Dialect = {
  name: 'dash',
  prefix: ({ source, line }) => `${source}: ${line}: `,
  notFound: 'not found',
  cannotChangeDirectory: (directory) => `can't cd to ${directory}`,
  cannotRedirect: (target, code, creates) =>
    `cannot ${creates ? 'create' : 'open'} ${target}: ${missing(code, 'No such file', 'Directory nonexistent', creates)}`,
}

export const ashDialect: Dialect = {
  name: 'ash',
  prefix: ({ source, line, isScript }) => (isScript ? `${source}: line ${line}: ` : `${source}: `),
  notFound: 'not found',
  cannotChangeDirectory: (directory, code) => `can't cd to ${directory}: ${strerror(code)}`,
  cannotRedirect: (target, code, creates) =>
    `can't ${creates ? 'create' : 'open'} ${target}: ${missing(code, 'no such file', 'nonexistent directory', creates)}`,
}
