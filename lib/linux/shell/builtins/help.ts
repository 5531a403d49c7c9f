import type { Builtin } from './builtin'
import { fail } from './report'

export const help: Builtin = {
  *run(shell, argv) {
    const [, name] = argv
    const names = [...shell.interpreter.builtins.keys()].sort()
    if (name === undefined) {
      yield* shell.write(
        1,
        `GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\nBuiltin commands of this shell:\n\n${names.join('\n')}\n`,
      )
      return 0
    }
    if (!shell.interpreter.builtins.has(name)) {
      return yield* fail(
        shell,
        'help',
        `no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.`,
      )
    }
    yield* shell.write(
      1,
      `${name}: a shell builtin. Its help text is not simulated here; see bash(1), SHELL BUILTIN COMMANDS.\n`,
    )
    return 0
  },
}
