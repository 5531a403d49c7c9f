import type { Problem } from './problem'

/**
 * The shell's syntax tree: what the interpreter runs. Words keep which characters were quoted, because quoting decides
 * about splitting and globbing.
 */
export interface Word {
  /** as written, for messages and listings */
  readonly text: string
  readonly parts: readonly Part[]
  /** the final value of a word in which nothing is left to expand */
  readonly literal?: string
  /** braces make several words of it, unless `set +B` */
  readonly hasBraces?: boolean
}

export type Part =
  | TextPart
  | TildePart
  | ParameterPart
  | BadSubstitution
  | CommandPart
  | ArithmeticPart
  | ProcessPart

export interface TextPart {
  readonly type: 'text'
  readonly value: string
  readonly quoted: boolean
}

/** An unquoted `~` or `~user` where one is expanded. */
export interface TildePart {
  readonly type: 'tilde'
  readonly user: string
}

export interface ParameterPart {
  readonly type: 'parameter'
  readonly quoted: boolean
  readonly text: string
  readonly name: string
  readonly index?: Word
  /** `${!name}` */
  readonly indirect?: boolean
  /** `${#name}` */
  readonly length?: boolean
  readonly operation?: Operation
}

export type Operation =
  | {
      readonly type: 'default'
      readonly operator: '-' | '=' | '+' | '?'
      readonly colon: boolean
      readonly word: Word
    }
  | { readonly type: 'remove'; readonly operator: '#' | '##' | '%' | '%%'; readonly pattern: Word }
  | {
      readonly type: 'replace'
      readonly operator: '/' | '//' | '/#' | '/%'
      readonly pattern: Word
      readonly replacement: Word
    }
  | { readonly type: 'slice'; readonly offset: Word; readonly length?: Word }
  | {
      readonly type: 'case'
      readonly operator: '^' | '^^' | ',' | ',,' | '~' | '~~'
      readonly pattern?: Word
    }
  | { readonly type: 'transform'; readonly operator: string }
  | { readonly type: 'names'; readonly operator: '@' | '*' }

export interface BadSubstitution {
  readonly type: 'bad-substitution'
  readonly text: string
}

export interface CommandPart {
  readonly type: 'command'
  readonly quoted: boolean
  readonly body: List
}

export interface ArithmeticPart {
  readonly type: 'arithmetic'
  readonly quoted: boolean
  readonly expression: Word
}

export interface ProcessPart {
  readonly type: 'process'
  readonly direction: '<' | '>'
  readonly body: List
}

export interface Assignment {
  readonly type: 'assignment'
  readonly text: string
  readonly name: string
  readonly index?: Word
  readonly append: boolean
  readonly value: Word | ArrayLiteral
}

export interface ArrayLiteral {
  readonly elements: readonly ArrayElement[]
}

export interface ArrayElement {
  readonly index?: Word
  readonly append?: boolean
  readonly value: Word
}

export type RedirectOperator = '>' | '>>' | '<' | '<>' | '<&' | '>&' | '>|' | '&>' | '&>>' | '<<<' | '<<'

export interface Redirect {
  readonly operator: RedirectOperator
  /** the descriptor left of the operator, or the variable of `{name}>` */
  readonly descriptor?: number | string
  /** a file, a descriptor, or the text of a here-document */
  readonly target: Word
  /** of a here-document, as written */
  readonly delimiter?: string
  readonly stripTabs?: boolean
}

export interface List {
  readonly items: readonly ListItem[]
}

export interface ListItem {
  readonly command: Node
  readonly background: boolean
}

export type Node = Simple | Pipeline | AndOr | Compound | FunctionDefinition | Coprocess | Fault

export interface Simple {
  readonly type: 'simple'
  readonly line: number
  readonly assignments: readonly Assignment[]
  readonly words: readonly (Word | Assignment)[]
  /** some of the words are assignments, as after `declare` */
  readonly declares: boolean
  readonly redirects: readonly Redirect[]
  /** as written */
  readonly text: string
}

export interface Pipeline {
  readonly type: 'pipeline'
  readonly line: number
  readonly negated: boolean
  readonly timed?: 'bash' | 'posix'
  readonly commands: readonly Node[]
  /** of each `|`, whether it is `|&` */
  readonly withErrors: readonly boolean[]
}

export interface AndOr {
  readonly type: 'and-or'
  readonly first: Node
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly command: Node }[]
}

interface CompoundBase {
  readonly line: number
  readonly redirects: readonly Redirect[]
}

export type Compound =
  | If
  | For
  | ArithmeticFor
  | While
  | Case
  | Select
  | Subshell
  | Group
  | Conditional
  | Arithmetic

export interface If extends CompoundBase {
  readonly type: 'if'
  readonly clauses: readonly { readonly condition: List; readonly body: List }[]
  readonly otherwise?: List
}

export interface For extends CompoundBase {
  readonly type: 'for'
  readonly name: string
  /** the positional parameters when left out */
  readonly words?: readonly Word[]
  readonly body: List
}

export interface Select extends CompoundBase {
  readonly type: 'select'
  readonly name: string
  readonly words?: readonly Word[]
  readonly body: List
}

export interface ArithmeticFor extends CompoundBase {
  readonly type: 'arithmetic-for'
  readonly initialize?: Word
  readonly test?: Word
  readonly update?: Word
  readonly body: List
}

export interface While extends CompoundBase {
  readonly type: 'while'
  readonly until: boolean
  readonly condition: List
  readonly body: List
}

export interface Case extends CompoundBase {
  readonly type: 'case'
  readonly word: Word
  readonly items: readonly CaseItem[]
}

export interface CaseItem {
  readonly patterns: readonly Word[]
  readonly body: List
  readonly terminator: ';;' | ';&' | ';;&'
}

export interface Subshell extends CompoundBase {
  readonly type: 'subshell'
  readonly body: List
}

export interface Group extends CompoundBase {
  readonly type: 'group'
  readonly body: List
}

export interface Conditional extends CompoundBase {
  readonly type: 'conditional'
  readonly expression: Test
}

export type Test =
  | { readonly type: 'unary'; readonly operator: string; readonly operand: Word }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Word; readonly right: Word }
  | { readonly type: 'logical'; readonly operator: '&&' | '||'; readonly operands: readonly Test[] }
  | { readonly type: 'not'; readonly operand: Test }
  | { readonly type: 'group'; readonly operand: Test }

export interface Arithmetic extends CompoundBase {
  readonly type: 'arithmetic'
  readonly expression: Word
}

export interface FunctionDefinition {
  readonly type: 'function'
  readonly line: number
  readonly name: string
  readonly body: Compound
}

export interface Coprocess {
  readonly type: 'coproc'
  readonly line: number
  readonly name: string
  readonly command: Node
}

/** What stood between backquotes is no program; running it says so. */
export interface Fault {
  readonly type: 'fault'
  readonly problem: Problem
}
