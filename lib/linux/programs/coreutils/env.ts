import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { quote, quoteName } from '../support/quote'
import { run } from '../support/run'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/env'

export const env = utility({
  family: coreutils,
  name: 'env',
  help,
  options: { ignore: '-i', null: '-0', unset: '-u=', chdir: '-C=', split: '-S=' },
  usageStatus: 125,
  rules: { operandsEndOptions: true },
  *run(process, { options, given, operands }) {
    const words = [...operands]
    if (words[0] === '-') words.shift()
    const variables = new Map(options.ignore || operands[0] === '-' ? [] : process.env)
    for (const { name, value } of given) if (name === 'unset') variables.delete(value)
    while (words[0]?.includes('=')) {
      const word = words.shift() ?? ''
      variables.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
    }
    const command = [...(options.split?.split(/\s+/).filter((word) => word !== '') ?? []), ...words]
    if (command.length === 0)
      return yield* print(process, variables, options.null ? '\0' : '\n', options.chdir)
    if (options.null) throw new UsageFailure('cannot specify --null (-0) with command')
    if (options.chdir !== undefined) enter(process, options.chdir)
    return yield* execute(process, command, variables)
  },
})

function* print(
  { stdout }: Process,
  variables: Map<string, string>,
  end: string,
  directory?: string,
): Blocking<number> {
  if (directory !== undefined) throw new UsageFailure('must specify command with --chdir (-C)')
  yield* stdout.write(encodeText([...variables].map(([name, value]) => `${name}=${value}${end}`).join('')))
  return 0
}

function enter(process: Process, directory: string): void {
  try {
    process.sys.chdir(directory)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`cannot change directory to ${quoteName(process, directory)}: ${error.message}`, 125)
  }
}

function* execute(
  process: Process,
  command: readonly string[],
  variables: Map<string, string>,
): Blocking<number> {
  try {
    return yield* run(process, command, variables)
  } catch (error) {
    if (!isErrno(error)) throw error
    const name = command[0] ?? ''
    if (error.code === 'ENOENT' && name.includes(' ')) {
      yield* process.stderr.write(`${process.argv[0]}: ${quote(process, name)}: ${error.message}\n`)
      yield* process.stderr.write(`${process.argv[0]}: use -[v]S to pass options in shebang lines\n`)
      return 127
    }
    throw new Failure(`${quote(process, name)}: ${error.message}`, error.code === 'ENOENT' ? 127 : 126)
  }
}
