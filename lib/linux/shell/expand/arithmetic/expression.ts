import type { Integer } from './integer'

/** A parsed arithmetic expression; `at` is where the operand begins, for messages. */
export type Expression =
  | { readonly type: 'number'; readonly value: Integer }
  | { readonly type: 'variable'; readonly name: string; readonly subscript?: string; readonly at: number }
  | { readonly type: 'unary'; readonly operator: '-' | '+' | '!' | '~'; readonly operand: Expression }
  | {
      readonly type: 'step'
      readonly by: 1 | -1
      readonly before: boolean
      readonly target: VariableExpression
    }
  | {
      readonly type: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly type: 'assign'
      readonly operator: string
      readonly target: VariableExpression
      readonly value: Expression
      readonly at: number
    }
  | { readonly type: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }

export type VariableExpression = Extract<Expression, { type: 'variable' }>
