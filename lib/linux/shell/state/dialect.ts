import { type ErrnoCode, strerror } from '../../kernel/errno'
import type { Integer } from '../expand/arithmetic/integer'

/** Where a message comes from. */
export interface MessagePlace {
  readonly interactive: boolean
  /** $0, or the file whose function runs */
  readonly source: string
  readonly shellName: string
  readonly line: number
  readonly isScript: boolean
  /** the builtin that complains */
  readonly builtin: string | undefined
}

/** How the shells that share this engine differ in what they say. */
export interface Dialect {
  readonly name: 'bash' | 'dash' | 'ash'
  /** What stands before a message. */
  prefix(place: MessagePlace): string
  /** bash's words in this shell's words. */
  reword(message: string): string
  /** Evaluates arithmetic with this shell's limits and complaints, where they are not bash's. @throws ShellError */
  readonly arithmetic?: (text: string, evaluate: () => Integer) => Integer
  /** every variable in arithmetic must be a number */
  readonly needsNumbers?: boolean
  readonly notFound: string
  cannotChangeDirectory(directory: string, code: ErrnoCode): string
  cannotRedirect(target: string, code: ErrnoCode, creates: boolean): string
  /** status of a redirection that fails */
  readonly redirectStatus: number
  /** how a job's number and mark are written, and how wide its state is */
  readonly jobHead: (id: number, mark: string) => string
  readonly jobStateWidth: number
  /** what an interactive shell says first */
  readonly banner?: string
  /** it asks the terminal where the cursor is after each prompt, as some builds of busybox do */
  readonly asksPosition?: boolean
}

export const bashDialect: Dialect = {
  name: 'bash',
  prefix: ({ interactive, source, shellName, line, builtin }) =>
    `${interactive ? shellName : `${source}: line ${line}`}: ${builtin === undefined ? '' : `${builtin}: `}`,
  reword: (message) => message,
  notFound: 'command not found',
  cannotChangeDirectory: (directory, code) => `${directory}: ${strerror(code)}`,
  cannotRedirect: (target, code) => `${target}: ${strerror(code)}`,
  redirectStatus: 1,
  jobHead: (id, mark) => `[${id}]${mark}  `,
  jobStateWidth: 24,
}
