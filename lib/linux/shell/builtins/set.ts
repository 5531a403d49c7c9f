import type { Blocking } from '../../kernel/wait-queue'
import { extras } from '../state/extras'
import { setOptions } from '../state/options'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { plainAssignment, posixAssignment } from './declare-output'
import { fail, invalidOption } from './report'

const usage = 'set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]'
const byLetter = new Map(setOptions.filter(([, letter]) => letter).map(([name, letter]) => [letter, name]))
const names = new Set(setOptions.map(([name]) => name))

export function setOption(shell: Shell, name: string, on: boolean): void {
  if (on) shell.options.add(name)
  else shell.options.delete(name)
  if (name === 'monitor') shell.onMonitorChange?.(on)
}

export const set: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    if (argv.length === 1) return yield* listVariables(shell)
    let at = 1
    for (; at < argv.length; at++) {
      const word = argv[at] ?? ''
      if (word === '--' || word === '-') {
        if (word === '-') for (const name of ['verbose', 'xtrace']) setOption(shell, name, false)
        if (word === '--' || at + 1 < argv.length) shell.positional = argv.slice(at + 1)
        return 0
      }
      if (!/^[-+]./.test(word)) break
      const taken = yield* setLetters(shell, word, argv[at + 1])
      if (taken === 'failed') return 2
      if (taken === 'with-name') at++
    }
    if (at < argv.length) shell.positional = argv.slice(at)
    return 0
  },
}

/** Sets the options of a word such as `-eu` or `-o`; `with-name` when the next word was used too. */
function* setLetters(
  shell: Shell,
  word: string,
  next: string | undefined,
): Blocking<'failed' | 'with-name' | 'alone'> {
  const on = word.startsWith('-')
  let taken: 'with-name' | 'alone' = 'alone'
  for (const letter of word.slice(1)) {
    if (letter !== 'o') {
      const name = byLetter.get(letter)
      if (name) setOption(shell, name, on)
      else {
        yield* invalidOption(shell, 'set', `${word[0]}${letter}`, usage)
        return 'failed'
      }
    } else if (next === undefined || /^[-+]/.test(next)) yield* listOptions(shell, on)
    else if (names.has(next)) {
      setOption(shell, next, on)
      taken = 'with-name'
    } else {
      yield* unknown(shell, next)
      return 'failed'
    }
  }
  return taken
}

function* unknown(shell: Shell, name: string): Blocking<number> {
  if (shell.dialect.name === 'dash') return yield* fail(shell, 'set', `Illegal option -o ${name}`, 2)
  return yield* fail(shell, 'set', `${name}: invalid option name`, 2)
}

/** `set -o` as a table, `set +o` as commands. */
export function* listOptions(shell: Shell, asTable: boolean): Blocking<number> {
  if (shell.dialect.name !== 'bash' && asTable) return yield* listPosixOptions(shell)
  const lines = setOptions.map(([name]) => {
    const on = shell.options.has(name)
    return asTable ? `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n` : `set ${on ? '-' : '+'}o ${name}\n`
  })
  yield* shell.write(1, lines.join(''))
  return 0
}

/** In the order of their listing. */
const posixOptions = {
  dash: 'errexit noglob ignoreeof interactive monitor noexec stdin xtrace verbose vi emacs noclobber allexport notify nounset privileged nolog debug',
  ash: 'errexit noglob ignoreeof monitor noexec xtrace verbose noclobber allexport notify nounset errtrace vi pipefail',
}

function* listPosixOptions(shell: Shell): Blocking<number> {
  const { name } = shell.dialect
  const names = posixOptions[name === 'dash' ? 'dash' : 'ash'].split(' ')
  const lines = names.map((each) => `${each.padEnd(16)}${shell.options.has(each) ? 'on' : 'off'}\n`)
  yield* shell.write(1, `${name === 'dash' ? 'Current option settings\n' : ''}${lines.join('')}`)
  return 0
}

function* listVariables(shell: Shell): Blocking<number> {
  const isBash = shell.dialect.name === 'bash'
  const variables = shell.variables
    .list()
    .filter(([, variable]) => variable.value !== undefined || variable.indexed || variable.associative)
  const lines = variables.map(([name, variable]) =>
    isBash ? plainAssignment(name, variable) : posixAssignment(shell, name, ''),
  )
  const functions = isBash
    ? [...shell.functions.entries()].sort(([left], [right]) => (left < right ? -1 : 1))
    : []
  const { printFunction } = yield* extras(shell)
  const bodies = functions.map(([, fn]) => printFunction(fn.definition))
  yield* shell.write(1, lines.map((line) => `${line}\n`).join('') + bodies.join(''))
  return 0
}
