import { DockerfileError } from './error'
import { parseFlags } from './flags'
import { heredocStart } from './heredoc'
import type { CommandLine, Instruction, KeyValue } from './instruction'
import type { Node } from './node'
import { parseHealthcheck } from './parse-healthcheck'
import { suggest } from './suggest'

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/

const copyFlags = { chown: 'string', chmod: 'string', link: 'bool', exclude: 'strings' } as const

const names = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]

/** What an instruction asks for (BuildKit's instructions.ParseInstruction). @throws DockerfileError with its line */
export function parseInstruction(node: Node): Instruction {
  try {
    return read(node)
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error
    throw new DockerfileError(
      `dockerfile parse error on line ${node.startLine}: ${error.message}`,
      node.startLine,
      node.endLine,
    )
  }
}

function read(node: Node): Instruction {
  const { name, args } = node
  switch (name) {
    case 'from':
      return parseFrom(node)
    case 'add':
      return parseCopy(node, {
        ...copyFlags,
        'keep-git-dir': 'bool',
        checksum: 'string',
        unpack: 'bool',
      })
    case 'copy':
      return parseCopy(node, { ...copyFlags, from: 'string', parents: 'bool' })
    case 'run': {
      const flags = parseFlags(node.flags, { mount: 'strings', network: 'string', security: 'string' })
      return { node, type: 'run', command: commandLine(node), heredocs: node.heredocs, flags }
    }
    case 'healthcheck':
      return { node, type: 'healthcheck', health: parseHealthcheck(node) }
  }
  parseFlags(node.flags, {})
  switch (name) {
    case 'cmd':
    case 'entrypoint':
      return { node, type: name, command: commandLine(node) }
    case 'env':
    case 'label':
      atLeastOne(node)
      return { node, type: name, pairs: pairs(node) }
    case 'arg':
      atLeastOne(node)
      return { node, type: name, args: args.map((word) => argument(word)) }
    case 'user':
    case 'workdir':
    case 'stopsignal':
    case 'maintainer':
      return { node, type: name, value: exactlyOne(node) }
    case 'expose':
      atLeastOne(node)
      return { node, type: name, ports: [...args].sort() }
    case 'volume':
      return { node, type: name, paths: volumes(node) }
    case 'shell':
      atLeastOne(node)
      if (!node.isJson) throw new DockerfileError('SHELL requires the arguments to be in JSON form')
      return { node, type: name, shell: args }
    case 'onbuild':
      return { node, type: name, trigger: trigger(node) }
  }
  throw new DockerfileError(`unknown instruction: ${node.word}${suggest(node.word, names)}`)
}

function atLeastOne({ name, args }: Node): void {
  if (args.length === 0) throw new DockerfileError(`${name.toUpperCase()} requires at least one argument`)
}

function exactlyOne({ name, args }: Node): string {
  if (args.length === 1) return args[0] ?? ''
  throw new DockerfileError(`${name.toUpperCase()} requires exactly one argument`)
}

function commandLine({ args, isJson }: Node): CommandLine {
  return { words: args, isShell: !isJson }
}

function pairs({ name, args }: Node): KeyValue[] {
  return args.flatMap((key, index) => {
    if (index % 2 === 1) return []
    if (key === '') throw new DockerfileError(`${name.toUpperCase()} names can not be blank`)
    return [{ key, value: args[index + 1] ?? '' }]
  })
}

function argument(word: string): { key: string; value: string | undefined } {
  const equals = word.indexOf('=')
  if (equals === 0) throw new DockerfileError('ARG names can not be blank')
  return equals < 0
    ? { key: word, value: undefined }
    : { key: word.slice(0, equals), value: word.slice(equals + 1) }
}

function volumes(node: Node): string[] {
  atLeastOne(node)
  const paths = node.args.map((path) => path.trim())
  if (paths.includes('')) throw new DockerfileError('VOLUME specified can not be an empty string')
  return paths
}

function trigger(node: Node): string {
  atLeastOne(node)
  const expression = node.original.trim().replace(/^\s*ONBUILD\s*/i, '')
  const word = (expression.split(/\s+/)[0] ?? '').toUpperCase()
  if (word === 'ONBUILD') throw new DockerfileError("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")
  if (word === 'MAINTAINER' || word === 'FROM')
    throw new DockerfileError(`${word} isn't allowed as an ONBUILD trigger`)
  return expression
}

function parseFrom(node: Node): Instruction {
  const { args } = node
  const [base = '', as = '', name = ''] = args
  const flags = parseFlags(node.flags, { platform: 'string' })
  const platform = flags.get('platform')?.[0] ?? ''
  if (args.length === 1) return { node, type: 'from', base, stage: '', platform }
  if (args.length !== 3 || as.toLowerCase() !== 'as')
    throw new DockerfileError('FROM requires either one or three arguments')
  const stage = name.toLowerCase()
  if (!STAGE_NAME.test(stage)) {
    throw new DockerfileError(
      `invalid name for build stage: ${JSON.stringify(name)}, name can't start with a number or contain symbols`,
    )
  }
  return { node, type: 'from', base, stage, platform }
}

function parseCopy(node: Node, kinds: Parameters<typeof parseFlags>[1]): Instruction {
  const { args, heredocs } = node
  const name = node.name === 'add' ? 'add' : 'copy'
  if (args.length < 2) {
    const reason = 'but only one was provided. Destination could not be determined'
    throw new DockerfileError(`${name.toUpperCase()} requires at least two arguments, ${reason}`)
  }
  const flags = parseFlags(node.flags, kinds)
  const destination = args.at(-1) ?? ''
  if (heredocStart(destination))
    throw new DockerfileError(`${name.toUpperCase()} cannot accept a heredoc as a destination`)
  const sources = args.slice(0, -1).filter((source) => !heredocStart(source))
  return { node, type: name, sources, heredocs, destination, flags }
}
