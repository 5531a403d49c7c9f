import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny, readToEnd, statIfAny } from '../support/files'
import { complain } from '../support/message'
import { decodeText } from '../support/text'
import { Failure, type Utility, utility } from '../utility'
import { Executor } from './execute'
import { help } from './help'
import { Input } from './input'
import { Output } from './output'
import { parseScript } from './parse'
import { type Command, ScriptError } from './script'

/** GNU sed 4.9, as in Debian 12: wrong options are answered with the whole help. */
const family = {
  shortNames: false,
  usageStatus: 1,
  hint: (_: string, { help: text }: Utility): string => text,
  help: (_: string, { help: text }: Utility): string => text,
  version: (): string => 'sed (GNU sed) 4.9\n',
}

const LINE_LENGTH = 70

export const sed = utility({
  family,
  name: 'sed',
  help,
  options: {
    silent: '-n',
    expression: '-e=',
    file: '-f=',
    extended: '-E',
    inPlace: '-i=',
    lineLength: '-l=',
    posix: '--posix',
    separate: '-s',
    sandbox: '--sandbox',
    unbuffered: '-u',
    nullData: '-z',
    binary: '-b',
  },
  rules: { optionalLetters: 'i' },
  *run(process, { options, given, operands }) {
    const files = [...operands]
    const sources = given.filter(({ name }) => name === 'expression' || name === 'file')
    if (sources.length === 0) {
      const script = files.shift()
      if (script === undefined) {
        yield* process.stderr.write(help)
        return 1
      }
      sources.push({ name: 'expression', value: script })
    }
    const commands = yield* readScript(process, sources, options.extended)
    if (options.inPlace !== undefined && files.length === 0) throw new Failure('no input files', 4)
    let status = 0
    const paths = yield* editable(process, files, options.inPlace !== undefined)
    if (paths.length < files.length) status = 4
    const end = options.nullData ? '\0' : '\n'
    const input = new Input(
      process,
      files.length === 0 ? ['-'] : paths,
      end.charCodeAt(0),
      function* (path, error, isOpen) {
        yield* complain(process, isOpen ? `read error on ${path}: ${error}` : `can't read ${path}: ${error}`)
        status = isOpen ? 4 : 2
      },
    )
    const output = new Output(process, paths, options.inPlace, end)
    for (const path of writtenFiles(commands)) yield* output.openFile(path)
    const executor = new Executor(process, commands, input, output, paths, {
      silent: options.silent || /^#n\n/.test(sources[0]?.value ?? ''),
      separate: options.separate || options.inPlace !== undefined,
      lineLength: options.lineLength === undefined ? LINE_LENGTH : Number(options.lineLength),
      posix: options.posix,
      end,
    })
    const code = yield* executor.run()
    return code || status
  },
})

type Sources = readonly { readonly name: string; readonly value: string }[]

function* readScript(process: Process, sources: Sources, extended: boolean): Blocking<Command[]> {
  // A block or text may go on in the next -e: they are one script, but places are counted in each.
  const texts: string[] = []
  for (const { name, value } of sources)
    texts.push(name === 'expression' ? value : yield* scriptFile(process, value))
  const whole = texts.join('\n')
  try {
    return parseScript(whole, { extended })
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    throw new Failure(place(texts, sources, error))
  }
}

function* scriptFile(process: Process, path: string): Blocking<string> {
  const text =
    path === '-'
      ? decodeText(yield* readToEnd(process.sys, process.stdin.fd))
      : yield* readTextIfAny(process.sys, path)
  if (text === undefined) throw new Failure(`couldn't open file ${path}: No such file or directory`, 4)
  return text.replace(/\n$/, '').replace(/^#!.*/, '#')
}

function place(texts: readonly string[], sources: Sources, { message, at }: ScriptError): string {
  let rest = at
  let index = 0
  while (index < texts.length - 1 && rest > (texts[index]?.length ?? 0)) {
    rest -= (texts[index]?.length ?? 0) + 1
    index++
  }
  const source = sources[index]
  if (source?.name !== 'file') {
    const number = sources.slice(0, index + 1).filter(({ name }) => name === 'expression').length
    return `-e expression #${number}, char ${rest}: ${message}`
  }
  const line = (texts[index] ?? '').slice(0, rest).split('\n').length
  return `file ${source.value} line ${line}: ${message}`
}

/** With -i, only regular files are edited. */
function* editable(process: Process, files: readonly string[], inPlace: boolean): Blocking<string[]> {
  if (!inPlace) return [...files]
  const paths: string[] = []
  for (const path of files) {
    const stat = statIfAny(process.sys, path)
    if (stat && stat.type !== 'file') yield* complain(process, `couldn't edit ${path}: not a regular file`)
    else paths.push(path)
  }
  return paths
}

function writtenFiles(commands: readonly Command[]): string[] {
  return commands.flatMap(({ action }) => {
    if (action.name === '{') return writtenFiles(action.commands)
    const path =
      action.name === 'w' || action.name === 'W'
        ? action.file
        : action.name === 's'
          ? action.substitution.file
          : undefined
    return path === undefined || path.startsWith('/dev/std') ? [] : [path]
  })
}
