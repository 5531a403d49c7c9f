import type { Blocking } from '../../kernel/wait-queue'
import { executeFile } from '../execute/execute-file'
import { startJob } from '../jobs/start-job'
import { waitForJob } from '../jobs/wait-for-job'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { commandKinds } from './command-kind'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'
import { describe, invocation } from './type'

/** Runs a command that is no function: a builtin, or a file. */
export function* runWithoutFunctions(shell: Shell, argv: readonly string[]): Blocking<number> {
  const builtin = shell.interpreter.builtins.get(argv[0] ?? '')
  if (builtin) {
    const result = builtin.run(shell, argv)
    return typeof result === 'number' ? result : yield* result
  }
  const describe = (): string => argv.join(' ')
  const stage = { describe, withErrors: false, run: (child: Shell) => executeFile(child, argv) }
  return yield* waitForJob(shell, startJob(shell, [stage], describe, true))
}

export const command: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'pVv')
    if (invalid) return yield* invalidOption(shell, 'command', invalid, 'command [-pVv] command [arg ...]')
    if (!letters.has('v') && !letters.has('V'))
      return rest.length > 0 ? yield* runWithoutFunctions(shell, rest) : 0
    let status = shell.dialect.name === 'bash' ? 1 : 127
    for (const name of shell.dialect.name === 'bash' ? rest : rest.slice(0, 1)) {
      const found = commandKinds(shell, name, false).next().value
      if (!found) {
        if (!letters.has('V')) continue
        if (shell.dialect.name === 'bash') yield* fail(shell, 'command', `${name}: not found`)
        else yield* shell.write(1, `${name}: not found\n`)
        continue
      }
      const [kind, value] = found
      status = 0
      if (letters.has('V')) yield* describe(shell, name, kind, value)
      else yield* shell.write(1, `${invocation(name, kind, value)}\n`)
    }
    return status
  },
}

export const builtinCommand: Builtin = {
  *run(shell, argv) {
    const [name] = argv.slice(argv[1] === '--' ? 2 : 1)
    if (name === undefined) return 0
    if (!shell.interpreter.builtins.has(name))
      return yield* fail(shell, 'builtin', `${name}: not a shell builtin`)
    return yield* runWithoutFunctions(shell, argv.slice(argv[1] === '--' ? 2 : 1))
  },
}
