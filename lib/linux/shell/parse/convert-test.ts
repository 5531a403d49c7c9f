import type { TestExpression } from 'unbash'
import type { Context } from './context'
import type { Test } from './syntax'

/** What stands between `[[` and `]]`. */
export function convertTest(source: TestExpression, context: Context): Test {
  switch (source.type) {
    case 'TestUnary':
      return { type: 'unary', operator: source.operator, operand: context.word(source.operand) }
    case 'TestBinary': {
      const { operator, left, right } = source
      return { type: 'binary', operator, left: context.word(left), right: context.word(right) }
    }
    case 'TestLogical':
      return {
        type: 'logical',
        operator: source.operator,
        operands: source.operands.map((operand) => convertTest(operand, context)),
      }
    case 'TestNot': {
      const operand = convertTest(source.operand, context)
      return source.negations.length % 2 === 1 ? { type: 'not', operand } : operand
    }
    case 'TestGroup':
      return { type: 'group', operand: convertTest(source.expression, context) }
  }
}
