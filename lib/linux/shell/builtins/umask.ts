import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

function symbolic(mask: number): string {
  const letters = (bits: number): string =>
    `${bits & 4 ? '' : 'r'}${bits & 2 ? '' : 'w'}${bits & 1 ? '' : 'x'}`
  return `u=${letters(mask >> 6)},g=${letters(mask >> 3)},o=${letters(mask)}`
}

const shifts: Readonly<Record<string, readonly number[]>> = { u: [6], g: [3], o: [0], a: [6, 3, 0] }

/** The mask that a symbolic mode such as `u=rwx,go-w` makes of another; undefined when it is malformed. */
function applySymbolic(mode: string, mask: number): number | undefined {
  let allowed = ~mask & 0o777
  for (const clause of mode.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause)
    if (!match) return undefined
    const bits = [...(match[3] ?? '')].reduce((sum, letter) => sum | ({ r: 4, w: 2, x: 1 }[letter] ?? 0), 0)
    for (const who of match[1] || 'a') {
      for (const shift of shifts[who] ?? []) {
        if (match[2] === '=') allowed = (allowed & ~(7 << shift)) | (bits << shift)
        else allowed = match[2] === '+' ? allowed | (bits << shift) : allowed & ~(bits << shift)
      }
    }
  }
  return ~allowed & 0o777
}

export const umask: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'pS')
    if (invalid) return yield* invalidOption(shell, 'umask', invalid, 'umask [-p] [-S] [mode]')
    const [mode] = rest
    const current = shell.sys.umask(0)
    shell.sys.umask(current)
    if (mode === undefined) {
      const shown = letters.has('S') ? symbolic(current) : current.toString(8).padStart(4, '0')
      yield* shell.write(1, `${letters.has('p') ? `umask ${letters.has('S') ? '-S ' : ''}` : ''}${shown}\n`)
      return 0
    }
    if (/^\d/.test(mode)) {
      if (!/^[0-7]+$/.test(mode) || Number.parseInt(mode, 8) > 0o7777) {
        const texts = {
          bash: `${mode}: octal number out of range`,
          dash: `Illegal number: ${mode}`,
          ash: `illegal mode: ${mode}`,
        }
        const { name } = shell.dialect
        return yield* fail(shell, 'umask', texts[name], name === 'bash' ? 1 : 2)
      }
      shell.sys.umask(Number.parseInt(mode, 8) & 0o777)
      return 0
    }
    const mask = applySymbolic(mode, current)
    if (mask === undefined)
      return yield* fail(
        shell,
        'umask',
        `\`${mode.replace(/^[ugoa]+/, '')[0] ?? ''}': invalid symbolic mode operator`,
      )
    shell.sys.umask(mask)
    return 0
  },
}
