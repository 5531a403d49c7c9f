import { setOptions, shoptNames } from '../state/options'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'
import { setOption } from './set'

export const shopt: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'opqsu')
    if (invalid) return yield* invalidOption(shell, 'shopt', invalid, 'shopt [-pqsu] [-o] [optname ...]')
    const isSet = letters.has('o')
    const all = isSet ? setOptions.map(([name]) => name) : shoptNames
    const on = isSet ? shell.options : shell.shopt
    const changes = letters.has('s') || letters.has('u')
    const named = rest.length > 0 ? rest : all.filter((name) => !changes || on.has(name) === letters.has('s'))
    let status = 0
    for (const name of named) {
      if (!all.includes(name)) {
        status = yield* fail(shell, 'shopt', `${name}: invalid ${isSet ? '' : 'shell '}option name`)
        continue
      }
      if (changes && rest.length > 0) {
        if (isSet) setOption(shell, name, letters.has('s'))
        else if (letters.has('s')) on.add(name)
        else on.delete(name)
        continue
      }
      if (rest.length > 0 && !on.has(name)) status = 1
      if (letters.has('q')) continue
      const flag = isSet
        ? `set ${on.has(name) ? '-' : '+'}o ${name}`
        : `shopt -${on.has(name) ? 's' : 'u'} ${name}`
      yield* shell.write(
        1,
        letters.has('p') ? `${flag}\n` : `${name.padEnd(isSet ? 15 : 15)}\t${on.has(name) ? 'on' : 'off'}\n`,
      )
    }
    return status
  },
}
