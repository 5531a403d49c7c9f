import type { Assignment, Compound, FunctionDefinition, List, Node, Redirect, Test } from './syntax'

const STEP = 4

/** A function's source as bash prints it: `declare -f`, `type`. */
export function printFunction({ name, body }: FunctionDefinition): string {
  const redirects = body.redirects.length > 0 ? ` ${body.redirects.map(redirect).join(' ')}` : ''
  const inner =
    body.type === 'group'
      ? list(body.body, STEP)
      : `${' '.repeat(STEP)}${compound({ ...body, redirects: [] }, STEP)}`
  return `${name} () \n{ \n${inner}\n}${redirects}\n`
}

/** A command as `jobs` shows it. */
export function printCommand(source: Node): string {
  return node(source, 0)
}

function list({ items }: List, indent: number, closed = false): string {
  const pad = ' '.repeat(indent)
  return items
    .map(({ command, background }, index) => {
      const isLast = index === items.length - 1
      const end = background ? ' &' : isLast && !closed ? '' : ';'
      // What follows a `&` stays on its line.
      return `${items[index - 1]?.background ? ' ' : pad}${node(command, indent)}${end}${isLast || background ? '' : '\n'}`
    })
    .join('')
}

/** A list on one line, for conditions. */
function inline({ items }: List, indent: number): string {
  return items.map(({ command, background }) => node(command, indent) + (background ? ' &' : '')).join('; ')
}

function node(source: Node, indent: number): string {
  switch (source.type) {
    case 'simple':
      return [
        ...source.assignments.map(assignment),
        ...source.words.map((word) => ('parts' in word ? word.text : assignment(word))),
        ...source.redirects.map(redirect),
      ].join(' ')
    case 'pipeline': {
      const commands = source.commands.map((command) => node(command, indent))
      const joined = commands.reduce(
        (left, right, index) => `${left} ${source.withErrors[index - 1] ? '|&' : '|'} ${right}`,
      )
      return `${source.timed ? 'time ' : ''}${source.negated ? '! ' : ''}${joined}`
    }
    case 'and-or':
      return source.rest.reduce(
        (left, { operator, command }) => `${left} ${operator} ${node(command, indent)}`,
        node(source.first, indent),
      )
    case 'function':
      return `function ${printFunction(source)
        .trimEnd()
        .replaceAll('\n', `\n${' '.repeat(indent)}`)}`
    case 'coproc':
      return `coproc ${source.name} ${node(source.command, indent)}`
    case 'fault':
      return ''
    default:
      return compound(source, indent)
  }
}

/** `elif` is shown as what it is short for: an `if` in the `else` part. */
function printIf(
  clauses: readonly { readonly condition: List; readonly body: List }[],
  otherwise: List | undefined,
  indent: number,
): string {
  const [clause, ...rest] = clauses
  if (!clause) return ''
  const pad = ' '.repeat(indent)
  const inner = indent + STEP
  const head = `if ${inline(clause.condition, indent)}; then\n${list(clause.body, inner, true)}\n`
  const nested =
    rest.length > 0
      ? `${' '.repeat(inner)}${printIf(rest, otherwise, inner)};`
      : otherwise && list(otherwise, inner, true)
  return `${head}${nested === undefined ? '' : `${pad}else\n${nested}\n`}${pad}fi`
}

function compound(source: Compound, indent: number): string {
  const pad = ' '.repeat(indent)
  const inner = indent + STEP
  const after = source.redirects.map((each) => ` ${redirect(each)}`).join('')
  const body = (each: List): string => list(each, inner, true)
  switch (source.type) {
    case 'if':
      return printIf(source.clauses, source.otherwise, indent) + after
    case 'for':
    case 'select': {
      const words = source.words ? ` in ${source.words.map(({ text }) => text).join(' ')}` : ''
      return `${source.type} ${source.name}${words};\n${pad}do\n${body(source.body)}\n${pad}done${after}`
    }
    case 'arithmetic-for': {
      const parts = [source.initialize, source.test, source.update].map((word) => word?.text ?? '1')
      return `for ((${parts.join('; ')}))\n${pad}do\n${body(source.body)}\n${pad}done${after}`
    }
    case 'while':
      return `${source.until ? 'until' : 'while'} ${inline(source.condition, indent)}; do\n${body(source.body)}\n${pad}done${after}`
    case 'case': {
      const items = source.items.map((item) => {
        const patterns = item.patterns.map(({ text }) => text).join(' | ')
        return `${' '.repeat(inner)}${patterns})\n${list(item.body, inner + STEP)}\n${' '.repeat(inner)}${item.terminator}\n`
      })
      return `case ${source.word.text} in \n${items.join('')}${pad}esac${after}`
    }
    case 'subshell':
      return `( ${list(source.body, inner).trimStart()} )${after}`
    case 'group':
      return `{ \n${list(source.body, inner)}\n${pad}}${after}`
    case 'conditional':
      return `[[ ${test(source.expression)} ]]${after}`
    case 'arithmetic':
      return `((${source.expression.text}))${after}`
  }
}

function test(source: Test): string {
  switch (source.type) {
    case 'unary':
      return source.operator === '-n' && !source.operand.text.startsWith('-')
        ? `-n ${source.operand.text}`
        : `${source.operator} ${source.operand.text}`
    case 'binary':
      return `${source.left.text} ${source.operator} ${source.right.text}`
    case 'logical':
      return source.operands.map(test).join(` ${source.operator} `)
    case 'not':
      return `! ${test(source.operand)}`
    case 'group':
      return `( ${test(source.operand)} )`
  }
}

function assignment({ text }: Assignment): string {
  return text
}

function redirect(source: Redirect): string {
  const left = typeof source.descriptor === 'string' ? `{${source.descriptor}}` : (source.descriptor ?? '')
  if (source.operator === '<<')
    return `${left}<<${source.stripTabs ? '-' : ''}${source.delimiter}\n${source.target.text}${unquoted(source.delimiter ?? '')}\n`
  const gap = source.operator === '>&' || source.operator === '<&' ? '' : ' '
  return `${left}${source.operator}${gap}${source.target.text}`
}

function unquoted(delimiter: string): string {
  return delimiter.replace(/['"\\]/g, '')
}
