import type { Blocking } from '../../kernel/wait-queue'
import { setOptions, shoptNames } from '../state/options'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'
import { setOption } from './set'

const usage = 'shopt [-pqsu] [-o] [optname ...]'

export const shopt: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'opqsu')
    if (invalid) return yield* invalidOption(shell, 'shopt', invalid, usage)
    const all = letters.has('o') ? setOptions.map(([name]) => name) : shoptNames
    const on = letters.has('o') ? shell.options : shell.shopt
    const changes = letters.has('s') || letters.has('u')
    if (rest.length === 0) {
      for (const name of all)
        if (!changes || on.has(name) === letters.has('s')) yield* show(shell, name, letters)
      return 0
    }
    let status = 0
    for (const name of rest) {
      if (!all.includes(name)) {
        status = yield* fail(
          shell,
          'shopt',
          `${name}: invalid ${letters.has('o') ? '' : 'shell '}option name`,
        )
      } else if (changes) change(shell, name, letters)
      else {
        if (!on.has(name)) status = 1
        yield* show(shell, name, letters)
      }
    }
    return status
  },
}

function change(shell: Shell, name: string, letters: ReadonlySet<string>): void {
  if (letters.has('o')) setOption(shell, name, letters.has('s'))
  else if (letters.has('s')) shell.shopt.add(name)
  else shell.shopt.delete(name)
}

function* show(shell: Shell, name: string, letters: ReadonlySet<string>): Blocking<void> {
  if (letters.has('q')) return
  const isSet = letters.has('o')
  const on = (isSet ? shell.options : shell.shopt).has(name)
  const command = isSet ? `set ${on ? '-' : '+'}o ${name}` : `shopt -${on ? 's' : 'u'} ${name}`
  yield* shell.write(1, letters.has('p') ? `${command}\n` : `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`)
}
