import type { Blocking } from '../../kernel/wait-queue'
import { assignArray } from '../execute/assign'
import { parse } from '../parse/parse'
import { printFunction } from '../parse/print-function'
import type { ArrayLiteral } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { ReadonlyError, ShellError } from '../state/shell-error'
import { type Attributes, attributeLetters, isArray, type Variable } from '../state/variable'
import type { Builtin, DeclarationArgument } from './builtin'
import { declaration, plainAssignment } from './declare-output'
import { fail, invalidOption } from './report'

const flags: Readonly<Record<string, keyof Attributes>> = {
  x: 'exported',
  r: 'readonly',
  i: 'integer',
  l: 'lower',
  u: 'upper',
  n: 'reference',
  t: 'traced',
}

const usage = 'declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]'

/** What the options of `declare` ask for. */
interface Request {
  readonly on: ReadonlySet<string>
  readonly off: ReadonlySet<string>
  readonly operands: readonly DeclarationArgument[]
  readonly invalid?: string
}

function parseRequest(argv: readonly DeclarationArgument[]): Request {
  const on = new Set<string>()
  const off = new Set<string>()
  let at = 1
  for (; at < argv.length; at++) {
    const word = argv[at]
    if (typeof word !== 'string' || !/^[-+]./.test(word)) break
    if (word === '--') {
      at++
      break
    }
    for (const letter of word.slice(1)) {
      if (!'aAfFgiIlnprtux'.includes(letter)) return { on, off, operands: [], invalid: `${word[0]}${letter}` }
      if (word.startsWith('-')) on.add(letter)
      else off.add(letter)
    }
  }
  return { on, off, operands: argv.slice(at) }
}

function* declareVariables(
  shell: Shell,
  argv: readonly DeclarationArgument[],
  local: boolean,
): Blocking<number> {
  const name = String(argv[0])
  const request = parseRequest(argv)
  if (request.invalid)
    return yield* invalidOption(
      shell,
      name,
      request.invalid,
      local ? 'local [option] name[=value] ...' : usage.replace(/declare/g, name),
    )
  if (local && !shell.variables.inFunction)
    return yield* fail(shell, name, 'can only be used in a function', shell.dialect.name === 'bash' ? 1 : 2)
  const { on, operands } = request
  if (on.has('f') || on.has('F')) return yield* declareFunctions(shell, name, request)
  if (on.has('p') || operands.length === 0) return yield* print(shell, name, request, local)
  let status = 0
  for (const operand of operands) {
    const frame = shell.frames.at(-1)
    if (local && operand === '-' && frame) {
      frame.savedOptions ??= shell.options.fork()
      continue
    }
    try {
      yield* declareOne(shell, operand, request, local)
    } catch (error) {
      if (!(error instanceof ShellError)) throw error
      status = yield* fail(shell, name, error.message)
    }
  }
  return status
}

interface Parsed {
  readonly name: string
  readonly key?: string
  readonly append: boolean
  readonly value?: string | ArrayLiteral
}

function parseOperand(operand: DeclarationArgument): Parsed {
  if (typeof operand !== 'string') return { name: operand.name, append: operand.append, value: operand.array }
  const match = /^([A-Za-z_]\w*)(?:\[(.*?)\])?(?:(\+?)=([\s\S]*))?$/.exec(operand)
  if (!match?.[1]) throw new ShellError(`\`${operand}': not a valid identifier`, 'command')
  const [, name, key, plus, value] = match
  return {
    name,
    append: plus === '+',
    ...(key !== undefined && { key }),
    ...(value !== undefined && { value }),
  }
}

function* declareOne(
  shell: Shell,
  operand: DeclarationArgument,
  request: Request,
  local: boolean,
): Blocking<void> {
  const parsed = parseOperand(operand)
  const { name, variable } = target(shell, parsed.name, request, local, shell.dialect.name === 'dash')
  refuseConversions(name, variable, request)
  const { on } = request
  if (on.has('A')) shell.variables.toAssociative(variable)
  else if (on.has('a') || (parsed.key !== undefined && !variable.associative))
    shell.variables.toIndexed(variable)
  if (on.has('n') && typeof parsed.value === 'string') checkReference(parsed.name, parsed.value)
  if (request.off.has('a') || request.off.has('A')) {
    if (isArray(variable))
      throw new ShellError(`${name}: cannot destroy array variables in this way`, 'command')
  }
  setAttributes(variable, request)
  yield* assignDeclared(shell, name, variable, parsed)
  if (on.has('r')) variable.readonly = true
}

function checkReference(name: string, value: string): void {
  if (!/^[A-Za-z_]\w*(\[.*\])?$/s.test(value))
    throw new ShellError(`\`${value}': not a valid identifier`, 'command')
  if (value === name) throw new ShellError(`${name}: nameref variable self references not allowed`, 'command')
}

/** The variable that a declaration is about: of the function, global, or wherever it is. */
function target(
  { variables }: Shell,
  given: string,
  { on, off }: Request,
  local: boolean,
  keeps: boolean,
): { readonly name: string; readonly variable: Variable } {
  const isLocal = local || (variables.inFunction && !on.has('g'))
  const name = isLocal || on.has('n') || off.has('n') ? given : variables.resolve(given)
  if (isLocal) return { name, variable: variables.local(name, on.has('I') || keeps) }
  return { name, variable: on.has('g') ? variables.ownGlobal(name) : variables.own(name) }
}

function refuseConversions(name: string, variable: Variable, { on, off }: Request): void {
  if (off.has('r') && variable.readonly) throw new ReadonlyError(name)
  const [from, to] = on.has('A') && variable.indexed ? ['indexed', 'associative'] : ['associative', 'indexed']
  const isWrong = (on.has('A') && variable.indexed) || (on.has('a') && variable.associative)
  if (isWrong) throw new ShellError(`${name}: cannot convert ${from} to ${to} array`, 'command')
}

function setAttributes(variable: Variable, { on, off }: Request): void {
  for (const [letter, attribute] of Object.entries(flags)) {
    if (letter === 'r') continue
    if (on.has(letter)) variable[attribute] = true
    if (off.has(letter)) delete variable[attribute]
  }
  if (on.has('l')) delete variable.upper
  if (on.has('u')) delete variable.lower
}

function* assignDeclared(
  shell: Shell,
  name: string,
  variable: Variable,
  { value, key, append }: Parsed,
): Blocking<void> {
  if (value === undefined) return
  if (typeof value !== 'string') yield* assignArray(shell, name, value, append, variable)
  else if (key === undefined && (variable.indexed || variable.associative) && /^\(.*\)$/s.test(value)) {
    const literal = arrayLiteral(value)
    if (literal) yield* assignArray(shell, name, literal, append, variable)
  } else shell.variables.setElement(variable, name, value, { append, ...(key !== undefined && { key }) })
}

/** `declare -a "x=(1 2)"`: the text is parsed as if it had not been quoted. */
function arrayLiteral(text: string): ArrayLiteral | undefined {
  const [unit] = parse(`x=${text}`).units
  const command = unit?.list.items[0]?.command
  const value = command?.type === 'simple' ? command.assignments[0]?.value : undefined
  return value && 'elements' in value ? value : undefined
}

function* declareFunctions(shell: Shell, name: string, { on, off, operands }: Request): Blocking<number> {
  const names = operands.length > 0 ? operands.map(String) : [...shell.functions.keys()].sort()
  let status = 0
  for (const each of names) {
    const fn = shell.functions.get(each)
    if (!fn) {
      if (name === 'export' || name === 'readonly')
        status = yield* fail(shell, name, `${each}: not a function`)
      else status = 1
    } else if (on.has('t') || off.has('t')) shell.functions.set(each, { ...fn, traced: on.has('t') })
    else if (off.has('x')) shell.functions.set(each, { ...fn, exported: false })
    else if (on.has('F')) yield* shell.write(1, operands.length > 0 ? `${each}\n` : `declare -f ${each}\n`)
    else if (on.has('r') || on.has('x')) {
      shell.functions.set(each, {
        ...fn,
        ...(on.has('r') && { readonly: true }),
        ...(on.has('x') && { exported: true }),
      })
    } else yield* shell.write(1, printFunction(fn.definition))
  }
  return status
}

/** A variable with the value that it has when computed now. */
function current(shell: Shell, variable: Variable): Variable {
  const value = variable.dynamic?.(shell)
  return typeof value === 'string'
    ? { ...variable, value }
    : value
      ? { ...variable, indexed: [...value] }
      : variable
}

function* print(shell: Shell, name: string, { on, operands }: Request, local: boolean): Blocking<number> {
  const wanted = [...on].filter((letter) => letter !== 'p' && letter !== 'g')
  if (operands.length === 0) {
    const localNames = local ? new Set(shell.variables.localNames()) : undefined
    const listed = shell.variables.list().filter(([each, variable]) => {
      const letters = attributeLetters(variable)
      return (!localNames || localNames.has(each)) && wanted.every((letter) => letters.includes(letter))
    })
    const format = on.size === 0 && !local ? plainAssignment : declaration
    const lines = listed
      .filter(([, variable]) => !variable.dynamic || (variable.readonly && on.size > 0))
      .map(([each, variable]) => `${format(each, current(shell, variable))}\n`)
    yield* shell.write(1, lines.join(''))
    return 0
  }
  let status = 0
  for (const operand of operands) {
    const variable = shell.variables.find(String(operand))
    if (variable) yield* shell.write(1, `${declaration(String(operand), current(shell, variable))}\n`)
    else status = yield* fail(shell, name, `${operand}: not found`)
  }
  return status
}

function builtin(local: boolean): Builtin {
  const declare = (shell: Shell, argv: readonly DeclarationArgument[]) => declareVariables(shell, argv, local)
  return { declare, run: declare }
}

export const declare = builtin(false)

export const local = builtin(true)
