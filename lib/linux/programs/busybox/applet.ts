import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'

/** How a BusyBox was built: distributions differ in version and in what `ps` shows. */
export interface Build {
  /** `BusyBox v1.37.0 (2024-12-16 00:00:00 UTC) multi-call binary.` */
  readonly banner: string
  /** FEATURE_PS_TIME: `ps` has a TIME column */
  readonly psTime: boolean
}

export interface AppletContext {
  readonly process: Process
  readonly build: Build
  /** the applet's name as it was called */
  readonly name: string
  /** letters given, each once */
  readonly flags: ReadonlySet<string>
  /** last argument of each letter that takes one */
  readonly values: ReadonlyMap<string, string>
  readonly operands: readonly string[]
}

export interface Applet {
  /** getopt(3) letters; a leading `+` stops at the first operand */
  readonly options: string
  /** what follows the name in the usage line */
  readonly usage: string
  /** what it does, in a line */
  readonly about: string
  readonly run: (context: AppletContext) => Blocking<number>
}

/** Ends an applet with `name: message` on standard error. */
export class AppletFailure extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message)
  }
}

/** Ends an applet with its usage. */
export class AppletUsage extends Error {}

/** Runs an applet with its words (the name first). */
export function* runApplet(
  applet: Applet,
  process: Process,
  build: Build,
  name: string,
  words: readonly string[],
): Blocking<number> {
  try {
    const parsed = getopt(applet.options, words)
    return yield* applet.run({ process, build, name, ...parsed })
  } catch (error) {
    if (error instanceof AppletUsage) {
      const problem = error.message === '' ? '' : `${name}: ${error.message}\n`
      yield* process.stderr.write(
        `${problem}${build.banner}\n\nUsage: ${name} ${applet.usage}\n\n${applet.about}\n`,
      )
      return 1
    }
    if (error instanceof AppletFailure) {
      yield* process.stderr.write(`${name}: ${error.message}\n`)
      return error.status
    }
    if (isErrno(error, 'EPIPE', 'ENOSPC', 'EIO')) {
      yield* process.stderr.write(`${name}: write error: ${error.message}\n`)
      return 1
    }
    throw error
  }
}

type Parsed = Pick<AppletContext, 'flags' | 'values' | 'operands'>

function getopt(spec: string, words: readonly string[]): Parsed {
  const stopsAtOperand = spec.startsWith('+')
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const operands: string[] = []
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') return { flags, values, operands: [...operands, ...rest] }
    if (word.startsWith('--')) throw new AppletUsage(`unrecognized option '${word}'`)
    if (word.startsWith('-') && word !== '-') {
      readLetters(spec.replace(/^\+/, ''), word, rest, { flags, values })
      continue
    }
    operands.push(word)
    if (stopsAtOperand) return { flags, values, operands: [...operands, ...rest] }
  }
  return { flags, values, operands }
}

/** One word of letters such as `-la` or `-n5`; an argument that is not attached is taken from `rest`. */
function readLetters(
  spec: string,
  word: string,
  rest: string[],
  { flags, values }: { readonly flags: Set<string>; readonly values: Map<string, string> },
): void {
  for (let index = 1; index < word.length; index++) {
    const letter = word.charAt(index)
    const at = spec.indexOf(letter)
    if (at < 0 || letter === ':') throw new AppletUsage(`invalid option -- '${letter}'`)
    flags.add(letter)
    if (spec[at + 1] !== ':') continue
    const value = index + 1 < word.length ? word.slice(index + 1) : rest.shift()
    if (value === undefined) throw new AppletUsage(`option requires an argument -- '${letter}'`)
    values.set(letter, value)
    return
  }
}

/** Does something with every operand; failed system calls are reported as `name: WORDS: error` and make the status 1. */
export function* eachOperand(
  { process, name }: AppletContext,
  operands: readonly string[],
  act: (operand: string) => Blocking<void>,
  words: (operand: string) => string = (operand) => operand,
): Blocking<number> {
  let status = 0
  for (const operand of operands) {
    try {
      yield* act(operand)
    } catch (error) {
      if (!isErrno(error) || error.code === 'EPIPE') throw error
      yield* process.stderr.write(`${name}: ${words(operand)}: ${error.message}\n`)
      status = 1
    }
  }
  return status
}
