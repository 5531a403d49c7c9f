import type { Blocking } from '../../kernel/wait-queue'
import { parse } from '../parse/parse'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'

const exportedFunction = /^BASH_FUNC_(.+)%%$/

/** The environment of a command: exported variables, exported functions, and `_`, the file that runs. */
export function* commandEnvironment(shell: Shell, path: string): Blocking<string[]> {
  const exported = [...shell.functions.entries()].filter(([, fn]) => fn.exported)
  if (exported.length === 0) return [...shell.variables.environment(), `_=${path}`]
  const { printFunction } = yield* extras(shell)
  const functions = exported.map(([name, { definition }]) => {
    const source = printFunction(definition)
    return `BASH_FUNC_${name}%%=() ${source.slice(source.indexOf('{')).trimEnd()}`
  })
  return [...shell.variables.environment(), ...functions, `_=${path}`]
}

/** Defines the function that a variable of the environment holds. False: it holds none. */
export function importFunction(shell: Shell, variable: string, value: string): boolean {
  const name = exportedFunction.exec(variable)?.[1]
  if (name === undefined) return false
  const command = parse(`${name} ${value}`).units[0]?.list.items[0]?.command
  if (command?.type === 'function') {
    shell.functions.set(name, {
      definition: command,
      body: command.body,
      source: 'environment',
      exported: true,
    })
  }
  return true
}
