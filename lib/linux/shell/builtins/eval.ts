import type { Builtin } from './builtin'
import { invalidOption } from './report'

export const evalBuiltin: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    if (/^-[^-]/.test(argv[1] ?? ''))
      return yield* invalidOption(shell, 'eval', (argv[1] ?? '').slice(0, 2), 'eval [arg ...]')
    const words = argv[1] === '--' ? argv.slice(2) : argv.slice(1)
    const text = words.join(' ')
    if (text.trim() === '') return 0
    shell.indirection++
    try {
      return yield* shell.interpreter.source(shell, text, { name: 'eval', firstLine: shell.line })
    } finally {
      shell.indirection--
    }
  },
}
