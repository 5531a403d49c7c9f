import type { Program } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { type Applet, type AppletContext, AppletFailure, AppletUsage } from './applet'
import { withStderr } from './run-applet'

/** What a message of the borrowed program becomes; an applet whose usage is all that is left says it. */
export type Rewording = readonly [pattern: RegExp, by: string | ((...groups: string[]) => string)]

interface Borrowed extends Omit<Applet, 'run'> {
  readonly messages?: readonly Rewording[] | ((context: AppletContext) => readonly Rewording[])
  /** the same for what it prints on standard output */
  readonly output?: readonly Rewording[]
  /** the words the borrowed program gets; those that were typed when left out */
  readonly as?: (context: AppletContext) => readonly string[]
  /** what its exit status becomes */
  readonly status?:
    | Readonly<Record<number, number>>
    | ((code: number, context: AppletContext, hasPrinted: boolean) => number)
}

/** Messages that GNU's programs and BusyBox word differently everywhere. */
const common: readonly Rewording[] = [
  [/[‘’]/g, "'"],
  [/^(Try '.*|.*: missing operand.*|.*: extra operand.*)\n/gm, ''],
  [/: cannot (?:open|access|stat) '?([^':\n]+)'?(?: for reading)?: /g, ': $1: '],
]

/**
 * An applet that behaves as a program of another package does, apart from its options and its messages: those the
 * package's program prints are reworded.
 */
export function borrow(
  program: Program,
  { messages = [], output, as, status = {}, ...applet }: Borrowed,
): Applet {
  return {
    ...applet,
    *run(context): Blocking<number> {
      const rules = [...(typeof messages === 'function' ? messages(context) : messages), ...common]
      let isMisused = false
      let hasPrinted = false
      const reword = (text: string): string => {
        const reworded = apply(rules, text)
        if (/^(Try '|usage)/im.test(text) && reworded === '') isMisused = true
        return reworded
      }
      const print = (text: string): string => {
        hasPrinted = true
        return apply(output ?? [], text)
      }
      const process = withStderr(
        context.process,
        reword,
        output || typeof status === 'function' ? print : undefined,
      )
      const argv = [context.name, ...(as?.(context) ?? context.words)]
      const code = yield* program({ ...process, argv })
      if (isMisused) throw new AppletUsage('')
      return typeof status === 'function' ? status(code, context, hasPrinted) : (status[code] ?? code)
    },
  }
}

const apply = (rules: readonly Rewording[], text: string): string =>
  rules.reduce(
    (result, [pattern, by]) =>
      typeof by === 'string' ? result.replace(pattern, by) : result.replace(pattern, by),
    text,
  )

/** An applet that BusyBox has and nobody wrote here. */
export const notSimulated: Applet = {
  options: '*',
  usage: '[ARG]...',
  about: 'Not simulated here',
  run: () => {
    throw new AppletFailure('this applet is not simulated here', 125)
  },
}
