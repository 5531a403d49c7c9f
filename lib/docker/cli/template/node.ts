import { quote } from '../go/quote'

/** A part of a parsed template; `at` is where it begins in the source. */
export type Node =
  | { readonly type: 'text'; readonly at: number; readonly text: string }
  | { readonly type: 'action'; readonly at: number; readonly pipe: Pipe }
  | Branch
  | { readonly type: 'template'; readonly at: number; readonly name: string; readonly pipe: Pipe | undefined }
  | { readonly type: 'break' | 'continue'; readonly at: number }

export interface Branch {
  readonly type: 'if' | 'with' | 'range'
  readonly at: number
  readonly pipe: Pipe
  readonly list: readonly Node[]
  readonly elseList: readonly Node[] | undefined
}

export interface Pipe {
  readonly type: 'pipe'
  readonly at: number
  readonly isAssign: boolean
  /** names of the variables it sets, with `$` */
  readonly variables: readonly string[]
  readonly commands: readonly CommandNode[]
}

export interface CommandNode {
  readonly type: 'command'
  readonly at: number
  readonly args: readonly Operand[]
}

export type Operand =
  | Pipe
  | { readonly type: 'field'; readonly at: number; readonly names: readonly string[] }
  | { readonly type: 'variable'; readonly at: number; readonly names: readonly string[] }
  | { readonly type: 'chain'; readonly at: number; readonly node: Operand; readonly names: readonly string[] }
  | { readonly type: 'identifier'; readonly at: number; readonly name: string }
  | { readonly type: 'dot' | 'nil'; readonly at: number }
  | { readonly type: 'bool'; readonly at: number; readonly value: boolean }
  | { readonly type: 'string'; readonly at: number; readonly quoted: string; readonly text: string }
  | { readonly type: 'number'; readonly at: number; readonly text: string; readonly value: bigint | number }

/** A node in template syntax, as errors quote it. */
export function print(node: Node | Pipe | CommandNode | Operand): string {
  switch (node.type) {
    case 'text':
      return quote(node.text)
    case 'action':
      return `{{${print(node.pipe)}}}`
    case 'if':
    case 'with':
    case 'range':
      return `{{${node.type} ${print(node.pipe)}}}${list(node.list)}${node.elseList ? `{{else}}${list(node.elseList)}` : ''}{{end}}`
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe ? ` ${print(node.pipe)}` : ''}}}`
    case 'break':
    case 'continue':
      return `{{${node.type}}}`
    case 'pipe': {
      const declared =
        node.variables.length > 0 ? `${node.variables.join(', ')} ${node.isAssign ? '=' : ':='} ` : ''
      return declared + node.commands.map(print).join(' | ')
    }
    case 'command':
      return node.args.map((arg) => (arg.type === 'pipe' ? `(${print(arg)})` : print(arg))).join(' ')
    case 'field':
      return node.names.map((name) => `.${name}`).join('')
    case 'variable':
      return node.names.join('.')
    case 'chain':
      return `${node.node.type === 'pipe' ? `(${print(node.node)})` : print(node.node)}.${node.names.join('.')}`
    case 'identifier':
      return node.name
    case 'dot':
      return '.'
    case 'nil':
      return 'nil'
    case 'bool':
      return String(node.value)
    case 'string':
      return node.quoted
    case 'number':
      return node.text
  }
}

function list(nodes: readonly Node[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : print(node))).join('')
}
