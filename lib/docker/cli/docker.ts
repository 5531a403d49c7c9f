import { isErrno } from '../../linux/kernel/errno'
import type { Process, Program } from '../../linux/kernel/program'
import { signalNumbers } from '../../linux/kernel/signal'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { Cli, UNREACHABLE } from './cli'
import { type Command, type Group, isGroup } from './command'
import { chooseBuilder } from './command/builder/choose-builder'
import { ConfigFile } from './config/config-file'
import { CommandError } from './error'
import type { Flag } from './flag/flag'
import { FlagError, type Parsed, parseFlags } from './flag/parse-flags'
import { type GlobalFlags, globalFlags } from './global-flags'
import { help } from './help/help'
import { root } from './root'
import { Termination } from './termination'
import { checkArity, type Found, flagError, lookUp, unknownSubcommand } from './usage'
import { CLIENT_VERSION } from './version'
import { isVersioned } from './versioned'

/**
 * The docker client as a program on the simulated machine. It knows the engine only through the Engine API over the
 * machine's own sockets; everything about its commands is in the tables under command/.
 */
export const docker = client(root, chooseBuilder)

/** Does some commands itself, before the tables are looked at; true when it has. */
type Intercept = (cli: Cli, words: readonly string[]) => Blocking<boolean>

/** A client of the Engine API with these commands. `label` goes in front of errors that are not of the command line. */
export function client(commands: Group, intercept: Intercept, label = ''): Program {
  return function* (process) {
    return yield* main(process, { path: 'docker', node: commands }, intercept, label)
  }
}

function* main(process: Process, top: Found, intercept: Intercept, label: string): Blocking<number> {
  const termination = new Termination()
  termination.listen(process.sys)
  try {
    yield* run(process, termination, top, intercept)
    return 0
  } catch (error) {
    if (termination.status !== undefined) return termination.status
    if (isErrno(error, 'EPIPE')) return yield* dieOfBrokenPipe(process)
    if (!(error instanceof CommandError)) throw error
    const prefix = error.status === 125 ? '' : label
    if (error.message !== '') yield* process.stderr.write(`${prefix}${error.message}\n`)
    return error.status
  }
}

/** Go's runtime ends a program whose output nobody reads by the signal, whatever was set for it. */
function* dieOfBrokenPipe({ sys }: Process): Blocking<number> {
  sys.sigaction('SIGPIPE', 'default')
  sys.sigprocmask('unblock', ['SIGPIPE'])
  sys.kill(sys.getpid(), 'SIGPIPE')
  yield* sys.schedYield()
  return 128 + signalNumbers.SIGPIPE
}

function* run(process: Process, termination: Termination, top: Found, intercept: Intercept): Blocking<void> {
  const home = process.env.get('HOME') || '/root'
  const table = globalFlags(process.env.get('DOCKER_CONFIG') || `${home}/.docker`)
  const parsed = yield* parse(undefined, top, table, process.argv.slice(1), false)
  const globals = parsed.values as unknown as GlobalFlags
  const cli = yield* initialize(process, globals, termination)
  for (const notice of parsed.notices) yield* cli.print(`${notice}\n`)
  const words = parsed.args
  if (parsed.help && words.length === 0) return yield* printHelp(cli, top)
  if (globals.version)
    return yield* cli.print(`Docker version ${CLIENT_VERSION.version}, build ${CLIENT_VERSION.gitCommit}\n`)
  if (words[0] === 'help') return yield* printHelp(cli, helpTopic(top, words.slice(1)))
  if (words.length === 0) return yield* printHelp(cli, top, true)
  if (yield* intercept(cli, words)) return
  const { found, rest, asksFirst } = find(top, words)
  if (asksFirst) yield* cli.server()
  if (isGroup(found.node)) yield* runGroup(cli, found, rest)
  else yield* runCommand(cli, found, found.node, rest)
}

function* initialize(process: Process, globals: GlobalFlags, termination: Termination): Blocking<Cli> {
  if (
    !['debug', 'info', 'warn', 'warning', 'error', 'fatal', 'panic', 'trace'].includes(globals['log-level'])
  ) {
    throw new CommandError(`Unable to parse logging level: ${globals['log-level']}`)
  }
  if (globals.context !== '' && globals.host.length > 0) {
    throw new CommandError('conflicting options: cannot specify both --host and --context')
  }
  const { config, warning } = yield* ConfigFile.load(process.sys, globals.config)
  const cli = new Cli(process, config, globals, termination)
  if (warning !== undefined) yield* cli.printError(`${warning}\n`)
  return cli
}

function* parse(
  cli: Cli | undefined,
  found: Found,
  table: Readonly<Record<string, Flag>>,
  args: readonly string[],
  interspersed: boolean,
): Blocking<Parsed> {
  try {
    return parseFlags(table, args, { interspersed })
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    if (cli && isVersioned(found.path)) yield* cli.server()
    throw flagError(found, error.message)
  }
}

interface Search {
  readonly found: Found
  /** the command's own words */
  readonly rest: readonly string[]
  readonly asksFirst: boolean
}

/** Follows the words down the tables. */
function find(top: Found, words: readonly string[]): Search {
  let found = top
  let rest = words
  let asksFirst = false
  while (isGroup(found.node) && rest[0] !== undefined && !rest[0].startsWith('-')) {
    const next = lookUp(found.node.commands, rest[0])
    if (!next) break
    found = { path: `${found.path} ${next[0]}`, node: next[1] }
    rest = rest.slice(1)
    asksFirst ||= next[1].asksFirst === true
  }
  return { found, rest, asksFirst }
}

function helpTopic(top: Found, words: readonly string[]): Found {
  const { found, rest } = find(top, words)
  if (rest.length > 0) throw new CommandError(`unknown help topic: ${rest.join(' ')}`)
  return found
}

function* runGroup(cli: Cli, found: Found, args: readonly string[]): Blocking<void> {
  const { args: words, help: wantsHelp, notices } = yield* parse(cli, found, {}, args, true)
  for (const notice of notices) yield* cli.print(`${notice}\n`)
  if (wantsHelp) return yield* printHelp(cli, found)
  const [word] = words
  if (word === undefined) return yield* printHelp(cli, found, true)
  if (found.path === 'docker') {
    throw new CommandError(
      `docker: unknown command: docker ${word}\n\nRun 'docker --help' for more information`,
    )
  }
  throw unknownSubcommand(found, word)
}

function* runCommand(cli: Cli, found: Found, command: Command, args: readonly string[]): Blocking<void> {
  const parsed = yield* parse(cli, found, command.flags, args, command.interspersed)
  for (const notice of parsed.notices) yield* cli.print(`${notice}\n`)
  if (parsed.help) return yield* printHelp(cli, found)
  checkArity(found, command.args, parsed.args)
  yield* checkFlags(cli, command, parsed)
  try {
    yield* command.run(cli, parsed.args, {
      values: parsed.values,
      changed: (name) => parsed.changed.has(name),
    })
  } catch (error) {
    if (error instanceof CommandError || !isPlain(error)) throw error
    throw new CommandError(error.message)
  }
  if (command.support === 'none') yield* refuse(cli, found)
}

/** Says that a command is not simulated; without a daemon it could do nothing anyway, and says that. */
function* refuse(cli: Cli, found: Found): Blocking<never> {
  const client = yield* cli.client()
  yield* client.ping()
  throw new CommandError(`docker: ${found.path} is not simulated here`, 125)
}

/** A message for the user, as parsers of values throw it; anything more specific is not. */
function isPlain(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error
}

/** Refuses flags the daemon or this simulator cannot serve. */
function* checkFlags(cli: Cli, { flags }: Command, { changed }: Parsed): Blocking<void> {
  for (const name of changed) {
    const flag = flags[name]
    if (flag?.only === 'windows') {
      const { osType } = yield* cli.server()
      if (osType !== '' && osType !== 'windows') {
        throw new CommandError(
          `"--${name}" is only supported on a Docker daemon running on windows, but the Docker daemon is running on ${osType}`,
        )
      }
    }
    if (flag?.only === 'experimental' && !(yield* cli.server()).experimental) {
      throw new CommandError(
        `"--${name}" is only supported on a Docker daemon with experimental features enabled`,
      )
    }
    if (flag?.support === 'none') throw new CommandError(`docker: --${name} is not simulated here`, 125)
  }
}

function* printHelp(cli: Cli, found: Found, toStderr = false): Blocking<void> {
  const { sys, stdin } = cli.process
  const columns = sys.isatty(stdin.fd) ? sys.terminalSize(stdin.fd).columns || 80 : 80
  const text = help(found, {
    columns,
    server: isVersioned(found.path) ? yield* cli.server() : UNREACHABLE,
    globalFlags: globalFlags(cli.globals.config),
  })
  yield* toStderr ? cli.printError(text) : cli.print(text)
}
