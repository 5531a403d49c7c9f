import { quote } from '../go/quote'
import { Evaluator, type ExecuteOptions } from './evaluate'
import type { Branch, Node } from './node'
import type { ParsedTemplate } from './parser'
import { format } from './print'
import { isTrue } from './truth'
import { goInt, indirect, type Maybe, stringType, Value } from './type'

/** What the template prints for `data`. @throws Error worded as text/template's */
export function execute(template: ParsedTemplate, data: Maybe, options: ExecuteOptions): string {
  const executor = new Executor(template, options, template.name, data)
  executor.walkAll(data, template.nodes)
  return executor.output
}

/** Stops a `range` early. */
class LoopControl {
  constructor(readonly type: 'break' | 'continue') {}
}

class Executor {
  output = ''
  readonly #evaluator: Evaluator

  constructor(
    readonly template: ParsedTemplate,
    readonly options: ExecuteOptions,
    name: string,
    data: Maybe,
  ) {
    this.#evaluator = new Evaluator(template, options, name, data)
  }

  walkAll(dot: Maybe, nodes: readonly Node[]): void {
    for (const node of nodes) this.#walk(dot, node)
  }

  #walk(dot: Maybe, node: Node): void {
    this.#evaluator.at = node
    switch (node.type) {
      case 'text':
        this.output += node.text
        return
      case 'action': {
        const value = this.#evaluator.pipe(dot, node.pipe)
        if (node.pipe.variables.length === 0) this.#print(value)
        return
      }
      case 'if':
      case 'with':
        this.#scoped(() => {
          const value = this.#evaluator.pipe(dot, node.pipe)
          if (isTrue(value)) this.walkAll(node.type === 'with' ? value : dot, node.list)
          else this.walkAll(dot, node.elseList ?? [])
        })
        return
      case 'range':
        this.#scoped(() => this.#range(dot, node))
        return
      case 'template':
        this.#invoke(dot, node)
        return
      default:
        throw new LoopControl(node.type)
    }
  }

  #print(value: Maybe): void {
    if (!value) this.output += '<no value>'
    else this.output += format(value.kind === 'pointer' ? indirect(value) : value)
  }

  #scoped(body: () => void): void {
    const mark = this.#evaluator.variables.length
    body()
    this.#evaluator.variables.length = mark
  }

  #range(dot: Maybe, node: Branch): void {
    const value = this.#evaluator.pipe(dot, node.pipe)
    const subject = value && indirect(value)
    const { variables } = node.pipe
    const mark = this.#evaluator.variables.length
    let count = 0
    const once = (index: Value, element: Maybe): boolean => {
      count++
      this.#evaluator.variables.length = mark
      this.#setTop(1, variables.length > 0, element)
      this.#setTop(2, variables.length > 1, index)
      try {
        this.walkAll(element, node.list)
      } catch (error) {
        if (!(error instanceof LoopControl)) throw error
        return error.type === 'continue'
      }
      return true
    }
    if (subject?.kind === 'int' && variables.length > 1)
      this.#evaluator.fail(`can't use ${format(subject)} to iterate over more than one variable`)
    for (const [index, element] of this.#iterate(subject)) if (!once(index, element)) break
    if (count === 0) this.walkAll(dot, node.elseList ?? [])
  }

  #setTop(fromTop: number, isSet: boolean, value: Maybe): void {
    const variable = isSet ? this.#evaluator.variables[this.#evaluator.variables.length - fromTop] : undefined
    if (variable) variable.value = value
  }

  #iterate(subject: Maybe): readonly (readonly [Value, Maybe])[] {
    if (!subject) return []
    switch (subject.kind) {
      case 'slice':
        return subject.items.map((item, index) => [goInt(index), item])
      case 'map':
        return subject
          .sortedEntries()
          .map(([key, item]) => [new Value(subject.type.key ?? stringType, key), item])
      case 'int':
        return Array.from({ length: Math.max(0, Number(subject.integer)) }, (_, index) => [
          goInt(index),
          goInt(index),
        ])
      case 'interface':
        if (subject.isNil) return []
        break
    }
    return this.#evaluator.fail(`range can't iterate over ${format(subject)}`)
  }

  #invoke(dot: Maybe, node: Extract<Node, { type: 'template' }>): void {
    const nodes = this.template.defined.get(node.name)
    if (!nodes) this.#evaluator.fail(`template ${quote(node.name)} not defined`)
    const data = node.pipe ? this.#evaluator.pipe(dot, node.pipe) : undefined
    const inner = new Executor(this.template, this.options, node.name, data)
    inner.walkAll(data, nodes)
    this.output += inner.output
  }
}
