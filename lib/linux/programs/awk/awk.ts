import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readFile } from '../support/files'
import { Failure, nameOf } from '../utility'
import { type Program, SyntaxProblem } from './ast'
import { fromBytes, toByteText } from './bytes'
import { FormatProblem } from './format'
import { help } from './help'
import { Interpreter, Leave } from './interpreter'
import { unescapeString } from './lexer'
import { MainInput } from './main-input'
import { parseProgram } from './parser'
import { fromInput, type Value } from './value'

interface Request {
  readonly separator: string | undefined
  readonly assignments: readonly string[]
  readonly files: readonly string[]
  readonly operands: readonly string[]
}

/** mawk 1.3.4, Debian's awk. */
export function* awk(process: Process): Blocking<number> {
  const name = nameOf(process).replace(/^.*\//, '')
  const say = function* (message: string, status: number): Blocking<number> {
    yield* process.stderr.write(
      message
        .split('\n')
        .map((line) => (line.startsWith('\t') ? `${line}\n` : `${name}: ${line}\n`))
        .join(''),
    )
    return status
  }
  const words = process.argv.slice(1)
  if (words.length === 0) {
    yield* process.stderr.write(help)
    return 2
  }
  if (words[0] === '-W' && words[1] === 'version') {
    yield* process.stdout.write('mawk 1.3.4 20200120\n')
    return 0
  }
  try {
    const request = readRequest(words)
    const { program, operands } = yield* readProgram(process, request)
    return yield* run(process, name, program, { ...request, operands })
  } catch (error) {
    if (error instanceof SyntaxProblem)
      return yield* say(
        error.message
          .split('\n')
          .map((text) => `line ${error.line}: ${text}`)
          .join('\n'),
        2,
      )
    if (error instanceof Failure) return yield* say(error.message, error.status)
    if (error instanceof FormatProblem) return yield* say(`run time error: ${error.message}`, 2)
    if (error instanceof Leave) return yield* say(`line 1: improper use of ${error.kind}`, 2)
    throw error
  }
}

function readRequest(words: readonly string[]): Request {
  let separator: string | undefined
  const assignments: string[] = []
  const files: string[] = []
  const rest = [...words]
  for (let word = rest[0]; word?.startsWith('-') && word !== '-'; word = rest[0]) {
    rest.shift()
    if (word === '--') break
    const letter = word.charAt(1)
    if (!'Fvf'.includes(letter) || word.startsWith('--')) throw new Failure(`not an option: ${word}`, 2)
    const value = word.length > 2 ? word.slice(2) : rest.shift()
    if (value === undefined) throw new Failure(`option ${word} lacks argument`, 2)
    if (letter === 'F') separator = value
    else if (letter === 'v') assignments.push(value)
    else files.push(value)
  }
  return { separator, assignments, files, operands: rest }
}

function* readProgram(
  process: Process,
  { files, operands }: Request,
): Blocking<{ program: Program; operands: readonly string[] }> {
  if (files.length === 0)
    return { program: parseProgram(toByteText(operands[0] ?? '')), operands: operands.slice(1) }
  const texts: string[] = []
  for (const path of files) {
    try {
      texts.push(fromBytes(yield* readFile(process.sys, path === '-' ? '/dev/stdin' : path)))
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`cannot open ${path} (${error.message})`, 2)
    }
  }
  return { program: parseProgram(texts.join('\n')), operands }
}

function* run(
  process: Process,
  name: string,
  program: Program,
  { separator, assignments, operands }: Request,
): Blocking<number> {
  const argv = new Map<string, Value>(
    [name, ...operands].map((word, index) => [String(index), fromInput(toByteText(word))]),
  )
  const interpreter = new Interpreter(process, program, new MainInput(process, argv))
  if (separator !== undefined) interpreter.set('FS', unescapeString(toByteText(separator)))
  for (const assignment of assignments) {
    const [, variable = '', value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(assignment) ?? []
    if (variable === '') throw new Failure(`improper assignment: -v ${assignment}`, 2)
    interpreter.set(variable, fromInput(unescapeString(toByteText(value))))
  }
  return yield* interpreter.run()
}
