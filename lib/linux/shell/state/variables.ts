import { SharedMap } from './shared-map'
import type { Shell } from './shell'
import { ReadonlyError, ShellError } from './shell-error'
import { type Attributes, isArray, isSet, scalarOf, type Variable } from './variable'

interface Scope {
  readonly variables: SharedMap<string, Variable>
  /** of a function call, rather than of the assignments before one command */
  readonly isFunction: boolean
}

export interface AssignOptions {
  readonly append?: boolean
  /** subscript: an index, or a key of an associative array */
  readonly key?: string
}

/** The variables of a shell: global ones under the scopes of the functions that run (bash scopes dynamically). */
export class Variables {
  #scopes: Scope[] = [{ variables: new SharedMap(), isFunction: false }]
  #owner = {}

  constructor(readonly shell: Shell) {}

  /** A copy for another shell that sees the same and changes apart. */
  fork(shell: Shell): Variables {
    const copy = new Variables(shell)
    copy.#scopes = this.#scopes.map(({ variables, isFunction }) => ({
      variables: variables.fork(),
      isFunction,
    }))
    this.#owner = {}
    return copy
  }

  /** The variable of a name as it is, name references not followed. */
  find(name: string): Variable | undefined {
    for (let depth = this.#scopes.length - 1; depth > 0; depth--) {
      const found = this.#scopes[depth]?.variables.get(name)
      if (found) return found
    }
    return this.#global.get(name)
  }

  /** Follows name references: the name at their end, perhaps with a subscript. */
  resolve(name: string): string {
    let current = name
    for (let hops = 0; hops < 8; hops++) {
      const variable = this.find(current)
      if (!variable?.reference || !variable.value) return current
      current = variable.value
    }
    throw new ShellError(`warning: ${name}: circular name reference`, 'command')
  }

  lookup(name: string): Variable | undefined {
    const found = this.find(name)
    return found?.reference ? this.find(this.resolve(name)) : found
  }

  /** What `$name` gives; undefined when it is not set. */
  get(name: string): string | undefined {
    const variable = this.lookup(name)
    if (!variable) return undefined
    if (!variable.dynamic) return scalarOf(variable)
    const value = variable.dynamic(this.shell)
    return typeof value === 'string' ? value : value?.[0]
  }

  isSet(name: string): boolean {
    return isSet(this.lookup(name))
  }

  /** Assigns as `name=value` and `name[key]=value` do. @throws ShellError when it is read-only */
  set(name: string, value: string, { append = false, key }: AssignOptions = {}): void {
    const target = this.find(name)?.reference ? this.resolve(name) : name
    const subscript = target.endsWith(']') ? target.indexOf('[') : -1
    if (subscript > 0) {
      this.set(target.slice(0, subscript), value, { append, key: target.slice(subscript + 1, -1) })
      return
    }
    const variable = this.own(target)
    this.setElement(variable, target, value, { append, ...(key !== undefined && { key }) })
  }

  /** Assigns to a variable that is {@link own}ed. @throws ShellError when it is read-only */
  setElement(
    variable: Variable,
    target: string,
    value: string,
    { append = false, key }: AssignOptions = {},
  ): void {
    if (variable.readonly) throw new ReadonlyError(target)
    if (variable.assigned) variable.assigned(this.shell, value)
    else if (variable.associative) this.#setKey(variable.associative, variable, key ?? '0', value, append)
    else if (variable.indexed || key !== undefined)
      this.#setIndex(variable, target, key ?? '0', value, append)
    else variable.value = this.#converted(variable, variable.value, value, append)
  }

  #setKey(map: Map<string, string>, variable: Variable, key: string, value: string, append: boolean): void {
    map.set(key, this.#converted(variable, map.get(key), value, append))
  }

  #setIndex(variable: Variable, name: string, key: string, value: string, append: boolean): void {
    const values = this.toIndexed(variable)
    const evaluated = this.shell.evaluate(key)
    const index = evaluated < 0 ? evaluated + values.length : evaluated
    if (index < 0) throw new ShellError(`${name}[${key}]: bad array subscript`)
    values[index] = this.#converted(variable, values[index], value, append)
  }

  #converted(attributes: Attributes, old: string | undefined, value: string, append: boolean): string {
    if (attributes.integer) {
      const number = this.shell.evaluate(value)
      return String(append ? this.shell.evaluate(old ?? '0') + number : number)
    }
    const text = append ? (old ?? '') + value : value
    if (attributes.lower) return text.toLowerCase()
    return attributes.upper ? text.toUpperCase() : text
  }

  /** Makes a variable an indexed array, its value element 0. */
  toIndexed(variable: Variable): string[] {
    if (!variable.indexed) {
      variable.indexed = variable.value === undefined ? [] : [variable.value]
      variable.value = undefined
    }
    return variable.indexed
  }

  toAssociative(variable: Variable): Map<string, string> {
    if (!variable.associative) {
      variable.associative = new Map(variable.value === undefined ? [] : [['0', variable.value]])
      variable.value = undefined
    }
    return variable.associative
  }

  /** Empties a variable before a whole array is assigned to it. */
  resetArray(variable: Variable, name: string): void {
    if (variable.readonly) throw new ReadonlyError(name)
    if (variable.associative) variable.associative = new Map()
    else variable.indexed = []
    variable.assignedOnce = true
    variable.value = undefined
  }

  /** The variable to change in place, made where bash would make it: globally, unless a function has one of its own. */
  own(name: string): Variable {
    for (let depth = this.#scopes.length - 1; depth >= 0; depth--) {
      const scope = this.#scopes[depth]
      const found = scope?.variables.get(name)
      if (scope && found) return this.#ownIn(scope, name, found)
    }
    const created: Variable = { owner: this.#owner }
    this.#global.set(name, created)
    return created
  }

  #ownIn(scope: Scope, name: string, variable: Variable): Variable {
    if (variable.owner === this.#owner) return variable
    const copy: Variable = { ...variable, owner: this.#owner }
    if (variable.indexed) copy.indexed = variable.indexed.slice()
    if (variable.associative) copy.associative = new Map(variable.associative)
    scope.variables.set(name, copy)
    return copy
  }

  /** The variable of the running function, made anew when it has none of that name. */
  local(name: string, inherit = false): Variable {
    const scope = this.#scopes.findLast(({ isFunction }) => isFunction) ?? this.#scopes[0]
    const found = scope?.variables.get(name)
    if (!scope) return this.own(name)
    if (found) return this.#ownIn(scope, name, found)
    const outer = inherit ? this.find(name) : undefined
    const temporary =
      this.#scopes.at(-1)?.isFunction === false ? this.#scopes.at(-1)?.variables.get(name) : undefined
    const created: Variable = { ...(outer ?? temporary), owner: this.#owner }
    if (created.indexed) created.indexed = created.indexed.slice()
    scope.variables.set(name, created)
    return created
  }

  /** The global variable, whatever functions have of that name. */
  ownGlobal(name: string): Variable {
    const scope = this.#scopes[0]
    const found = scope?.variables.get(name)
    if (scope && found) return this.#ownIn(scope, name, found)
    const created: Variable = { owner: this.#owner }
    this.#global.set(name, created)
    return created
  }

  /** @throws ShellError when it is read-only */
  unset(name: string): void {
    const depth = this.#scopes.findLastIndex(({ variables }) => variables.has(name))
    const scope = this.#scopes[depth]
    if (!scope) return
    if (scope.variables.get(name)?.readonly)
      throw new ShellError(`${name}: cannot unset: readonly variable`, 'command')
    // A function's own variable stays its own when unset, so that the outer one does not show through.
    if (scope.isFunction && depth === this.#scopes.length - 1)
      scope.variables.set(name, { owner: this.#owner })
    else scope.variables.delete(name)
  }

  pushScope(isFunction: boolean): void {
    this.#scopes.push({ variables: new SharedMap(), isFunction })
  }

  popScope(): void {
    this.#scopes.pop()
  }

  /** Sets a variable in the innermost scope only. */
  setTemporary(name: string, value: string): void {
    const outer = this.find(name)
    if (outer?.readonly) throw new ReadonlyError(name)
    const text = this.#converted(outer ?? {}, outer && scalarOf(outer), value, false)
    this.#scopes.at(-1)?.variables.set(name, { value: text, exported: true, owner: this.#owner })
  }

  isLocal(name: string): boolean {
    return this.#scopes.findLast(({ isFunction }) => isFunction)?.variables.has(name) ?? false
  }

  get inFunction(): boolean {
    return this.#scopes.some(({ isFunction }) => isFunction)
  }

  /** All names that begin so, sorted, with what they name. */
  list(prefix = ''): [string, Variable][] {
    const seen = new Map<string, Variable>()
    for (const { variables } of this.#scopes) {
      for (const [name, variable] of variables.entries())
        if (name.startsWith(prefix)) seen.set(name, variable)
    }
    return [...seen].sort(([left], [right]) => (left < right ? -1 : 1))
  }

  localNames(): string[] {
    return [...(this.#scopes.findLast(({ isFunction }) => isFunction)?.variables.keys() ?? [])].sort()
  }

  /** The environment for commands: `NAME=value` of everything exported. */
  environment(): string[] {
    const exported = new Map<string, Variable>()
    for (const { variables } of this.#scopes) {
      for (const [name, variable] of variables.entries()) {
        if (variable.exported) exported.set(name, variable)
        else if (exported.size > 0) exported.delete(name)
      }
    }
    return [...exported.keys()].sort().flatMap((name) => {
      const variable = exported.get(name)
      return !variable || variable.value === undefined || isArray(variable)
        ? []
        : [`${name}=${variable.value}`]
    })
  }

  get #global(): SharedMap<string, Variable> {
    return (this.#scopes[0] as Scope).variables
  }
}
