import { unquote } from './literals'
import type { Branch, Node } from './node'
import { PipelineParser } from './pipeline'

/** What a template's text turned into: its own nodes and those of the templates defined in it. */
export interface ParsedTemplate {
  readonly name: string
  readonly source: string
  readonly nodes: readonly Node[]
  readonly defined: ReadonlyMap<string, readonly Node[]>
}

type End = { readonly kind: 'end' } | { readonly kind: 'else'; readonly follows: 'if' | 'with' | undefined }

/** Parses a Go template. @throws Error worded as text/template's */
export function parseTemplate(
  name: string,
  source: string,
  isFunction: (name: string) => boolean,
): ParsedTemplate {
  return new Parser(name, source, isFunction).run()
}

class Parser extends PipelineParser {
  readonly #defined = new Map<string, readonly Node[]>()
  #rangeDepth = 0

  run(): ParsedTemplate {
    const nodes: Node[] = []
    while (this.peek().type !== 'eof') {
      const node = this.#textOrAction(true)
      if (node === undefined) continue
      if ('kind' in node) this.fail(`unexpected {{${node.kind}}}`)
      nodes.push(node)
    }
    return { name: this.name, source: this.source, nodes, defined: this.#defined }
  }

  #expectRight(context: string): void {
    const token = this.takeNonSpace()
    if (token.type !== 'right') this.unexpected(token, context)
  }

  #textOrAction(top = false): Node | End | undefined {
    const token = this.takeNonSpace()
    if (token.type === 'text') return { type: 'text', at: token.at, text: token.text }
    if (token.type !== 'left') this.unexpected(token, 'input')
    this.actionAt = token.at
    return this.#action(top)
  }

  /** Nodes up to `{{end}}` or `{{else}}`. */
  #list(): readonly [nodes: readonly Node[], end: End] {
    const nodes: Node[] = []
    while (this.skipSpace().type !== 'eof') {
      const node = this.#textOrAction()
      if (node && 'kind' in node) return [nodes, node]
      if (node) nodes.push(node)
    }
    return this.fail('unexpected EOF')
  }

  #action(top: boolean): Node | End | undefined {
    const token = this.skipSpace()
    if (token.type !== 'keyword' || token.text === '.' || token.text === 'nil') {
      return { type: 'action', at: token.at, pipe: this.pipeline('command', 'right') }
    }
    this.take()
    switch (token.text) {
      case 'if':
      case 'with':
      case 'range':
        return this.#branch(token.text)
      case 'end':
        this.#expectRight('end')
        return { kind: 'end' }
      case 'else':
        return this.#else()
      case 'break':
      case 'continue':
        this.#expectRight(`{{${token.text}}}`)
        if (this.#rangeDepth === 0) this.fail(`{{${token.text}}} outside {{range}}`)
        return { type: token.text, at: token.at }
      case 'define':
        if (!top) this.unexpected(token, 'command')
        return this.#define()
      case 'template':
        return this.#invocation()
      default:
        return this.#block()
    }
  }

  #else(): End {
    const { type, text } = this.skipSpace()
    if (type === 'keyword' && (text === 'if' || text === 'with')) return { kind: 'else', follows: text }
    this.#expectRight('else')
    return { kind: 'else', follows: undefined }
  }

  #branch(type: Branch['type']): Branch {
    const variables = [...this.variables]
    const pipe = this.pipeline(type, 'right')
    if (type === 'range') this.#rangeDepth++
    const [list, end] = this.#list()
    if (type === 'range') this.#rangeDepth--
    const elseList = end.kind === 'else' ? this.#elseList(type, end) : undefined
    this.variables = variables
    return { type, at: pipe.at, pipe, list, elseList }
  }

  #elseList(type: Branch['type'], end: End): readonly Node[] {
    if ('follows' in end && end.follows === type) {
      this.take()
      return [this.#branch(type)]
    }
    const [list, last] = this.#list()
    if (last.kind !== 'end') this.fail('expected end; found {{else}}')
    return list
  }

  #templateName(context: string): string {
    const token = this.takeNonSpace()
    if (token.type !== 'string' && token.type !== 'raw') this.unexpected(token, context)
    return unquote(token.text)
  }

  #define(): undefined {
    const name = this.#templateName('define clause')
    this.#expectRight('define clause')
    this.#body(name, 'define clause')
  }

  #body(name: string, context: string): void {
    const variables = this.variables
    this.variables = ['$']
    const [list, end] = this.#list()
    if (end.kind !== 'end') this.fail(`unexpected {{else}} in ${context}`)
    this.variables = variables
    this.#defined.set(name, list)
  }

  #invocation(): Node {
    const { at } = this.skipSpace()
    const name = this.#templateName('template clause')
    if (this.skipSpace().type === 'right') {
      this.take()
      return { type: 'template', at, name, pipe: undefined }
    }
    return { type: 'template', at, name, pipe: this.pipeline('template clause', 'right') }
  }

  #block(): Node {
    const { at } = this.skipSpace()
    const name = this.#templateName('block clause')
    const pipe = this.pipeline('block clause', 'right')
    this.#body(name, 'block clause')
    return { type: 'template', at, name, pipe }
  }
}
