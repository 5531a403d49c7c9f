import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { complain } from '../../support/message'
import { quote } from '../../support/quote'
import { coreutils } from '../family'
import { help } from '../help/bracket'
import { Expression, TestError } from './expression'

const utility = {
  family: coreutils,
  name: 'test',
  help,
  options: {},
}

/** test(1): status 0 when the expression holds, 1 when not, 2 when it is none. */
export function* test(process: Process): Blocking<number> {
  return yield* evaluate(process, process.argv.slice(1))
}

/** `[`: test with a closing bracket. */
export function* bracket(process: Process): Blocking<number> {
  const words = process.argv.slice(1)
  if (words.length === 1 && (words[0] === '--help' || words[0] === '--version')) {
    yield* process.stdout.write(
      words[0] === '--help' ? coreutils.help('test', utility) : coreutils.version({ ...utility, name: '[' }),
    )
    return 0
  }
  if (words.at(-1) !== ']') {
    yield* complain(process, `missing ${quote(process, ']')}`)
    return 2
  }
  return yield* evaluate(process, words.slice(0, -1))
}

function* evaluate(process: Process, words: readonly string[]): Blocking<number> {
  try {
    return new Expression(process, words).holds() ? 0 : 1
  } catch (error) {
    if (!(error instanceof TestError)) throw error
    yield* complain(process, error.message)
    return 2
  }
}
