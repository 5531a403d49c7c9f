import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Given } from './getopt'

/** How a BusyBox was built: distributions differ in version, names and features. */
export interface Build {
  /** `BusyBox v1.37.0 (2024-12-16 00:00:00 UTC) multi-call binary.` */
  readonly banner: string
  /** FEATURE_PS_TIME: `ps` has a TIME column */
  readonly psTime: boolean
  /** what `uname -o` says */
  readonly system: string
  /** whose error texts it prints: musl's differ */
  readonly libc: 'glibc' | 'musl'
  /** the names it answers to */
  readonly names: readonly string[]
}

export interface AppletContext {
  readonly process: Process
  readonly build: Build
  /** the applet's name as it was called */
  readonly name: string
  /** what followed the name, as it was typed */
  readonly words: readonly string[]
  /** options given, each once */
  readonly flags: ReadonlySet<string>
  /** last argument of each option that takes one */
  readonly values: ReadonlyMap<string, string>
  /** options in the order given, repetitions included */
  readonly given: readonly Given[]
  readonly operands: readonly string[]
}

export interface Applet {
  /** getopt(3) letters; a leading `+` stops at the first operand, letters after a `!` are known and refused; `*`: the applet reads its words itself */
  readonly options: string
  /** long options: `name:letter`, or a name by itself: `name`, `name=` with an argument, `name=?` with an optional one */
  readonly long?: string
  /** what follows the name in the usage line */
  readonly usage: string
  /** what it does, in a line */
  readonly about: string
  /** status of a wrong command line; 1 when left out */
  readonly usageStatus?: number
  readonly run: (context: AppletContext) => Blocking<number>
}

export type Applets = Readonly<Record<string, Applet>>

/** Ends an applet with `name: message` on standard error. */
export class AppletFailure extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message)
  }
}

/** Ends an applet with its usage, after `name: message` when there is one. */
export class AppletUsage extends Error {}

/** Prints `name: message` on standard error. */
export function* complain({ process, name }: AppletContext, message: string): Blocking<void> {
  yield* process.stderr.write(`${name}: ${message}\n`)
}

/** Does something with every operand; failed system calls are reported as `name: WORDS: error` and make the status 1; a number other than 0 that comes back is the status. */
export function* eachOperand(
  context: AppletContext,
  operands: readonly string[],
  act: (operand: string) => Blocking<unknown>,
  words: (operand: string) => string = (operand) => operand,
): Blocking<number> {
  let status = 0
  for (const operand of operands) {
    try {
      const result = yield* act(operand)
      if (typeof result === 'number' && result !== 0) status = result
    } catch (error) {
      if (!isErrno(error) || error.code === 'EPIPE') throw error
      yield* complain(context, `${words(operand)}: ${error.message}`)
      status = 1
    }
  }
  return status
}

/** Runs a system call; when it fails, the applet ends with `message: error`. */
export function orFail<T>(call: () => T, message: string, status = 1): T {
  try {
    return call()
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new AppletFailure(`${message}: ${error.message}`, status)
  }
}

/** The same for a call that may block. */
export function* orFailLater<T>(call: Blocking<T>, message: string, status = 1): Blocking<T> {
  try {
    return yield* call
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new AppletFailure(`${message}: ${error.message}`, status)
  }
}

/** A number of an operand or option. @throws AppletFailure `invalid number 'x'` */
export function number(text: string, pattern = /^-?\d+$/): number {
  if (!pattern.test(text)) throw new AppletFailure(`invalid number '${text}'`)
  return Number(text)
}

/** The operands, or standard input when there are none. */
export const orStdin = (operands: readonly string[]): readonly string[] =>
  operands.length === 0 ? ['-'] : operands

const SUFFIXES: Readonly<Record<string, number>> = {
  b: 512,
  k: 1024,
  K: 1024,
  m: 1_048_576,
  M: 1_048_576,
  g: 1_073_741_824,
  G: 1_073_741_824,
}

/** A count that may end in b (512), k, m or g. @throws AppletFailure */
export function count(text: string): number {
  const [, digits, suffix = ''] = /^([-+]?\d+)([bkKmMgG]?)$/.exec(text) ?? []
  if (digits === undefined) throw new AppletFailure(`invalid number '${text}'`)
  return Number(digits) * (SUFFIXES[suffix] ?? 1)
}
