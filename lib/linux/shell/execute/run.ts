import type { Blocking } from '../../kernel/wait-queue'
import type { Extras } from '../extras'
import type { Print } from '../jobs/job-table'
import { startJob } from '../jobs/start-job'
import { waitForJob } from '../jobs/wait-for-job'
import type { AndOr, Compound, FunctionDefinition, List, ListItem, Node } from '../parse/syntax'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { runArithmetic } from './arithmetic'
import { runCase } from './case'
import { runPendingTraps } from './checkpoint'
import { failed, isFailure, tested } from './errexit'
import { runFor, runWhile } from './loops'
import { runPipeline } from './pipeline'
import { Redirection } from './redirect'
import { runSimple } from './simple'
import { runStage } from './stage'

/** Runs one node of the tree; its status. */
export function runNode(shell: Shell, node: Node): Blocking<number> {
  switch (node.type) {
    case 'simple':
      return runSimple(shell, node)
    case 'pipeline':
      return runPipeline(shell, node)
    case 'and-or':
      return runAndOr(shell, node)
    case 'function':
      return define(shell, node)
    case 'coproc':
      return viaExtras(shell, ({ runCoprocess }) => runCoprocess(shell, node))
    case 'fault':
      return viaExtras(shell, ({ reportProblem }) =>
        reportProblem(shell, node.problem, { name: 'command substitution', firstLine: 1 }),
      )
    default:
      return node.redirects.length > 0 && node.type !== 'subshell'
        ? redirected(shell, node)
        : runCompound(shell, node)
  }
}

function* viaExtras(shell: Shell, run: (fetched: Extras) => Blocking<number>): Blocking<number> {
  return yield* run(yield* extras(shell))
}

/** Runs the commands of a list one after the other; the status of the last. */
export function* runList(shell: Shell, list: List): Blocking<number> {
  let status = 0
  for (const item of list.items) {
    status = item.background ? yield* startInBackground(shell, item) : yield* runNode(shell, item.command)
    if (shell.pending.length > 0 && !shell.inTrap) yield* runPendingTraps(shell)
  }
  shell.status = status
  return status
}

function* runAndOr(shell: Shell, node: AndOr): Blocking<number> {
  const { rest } = node
  let status = yield* tested(shell, () => runNode(shell, node.first))
  for (const [index, { operator, command }] of rest.entries()) {
    if ((operator === '&&') !== (status === 0)) continue
    const isLast = index === rest.length - 1
    status = isLast ? yield* runNode(shell, command) : yield* tested(shell, () => runNode(shell, command))
  }
  shell.status = status
  return status
}

function* startInBackground(shell: Shell, { command }: ListItem): Blocking<number> {
  const describe = (print: Print): string => print(command)
  const stages = [{ describe, withErrors: false, run: (child: Shell) => runStage(child, command) }]
  const job = startJob(shell, stages, describe, false)
  const pid = job.processes.at(-1)?.pid
  shell.lastBackground = pid
  shell.jobs.list(job)
  if (shell.interactive && shell.subshellDepth === 0 && shell.dialect.name === 'bash')
    yield* shell.write(2, `[${job.id}] ${pid}\n`)
  return 0
}

function* define(shell: Shell, definition: FunctionDefinition): Blocking<number> {
  const source =
    shell.frames.at(-1)?.source ??
    (shell.startedBy === 'file' ? shell.name : shell.interactive ? 'main' : 'environment')
  if (shell.functions.get(definition.name)?.readonly) {
    yield* shell.complain(`${definition.name}: readonly function`)
    return 1
  }
  shell.functions.set(definition.name, { definition, body: definition.body, source })
  shell.status = 0
  return 0
}

function* redirected(shell: Shell, node: Compound): Blocking<number> {
  const redirection = new Redirection(shell)
  shell.line = node.line
  try {
    yield* redirection.apply(node.redirects)
    return yield* runCompound(shell, node)
  } catch (error) {
    if (!(error instanceof ShellError) || error.stops !== 'command') throw error
    if (!error.reported) yield* shell.complain(error.message)
    shell.status = error.status
    return error.status
  } finally {
    redirection.restore()
  }
}

function runCompound(shell: Shell, node: Compound): Blocking<number> {
  switch (node.type) {
    case 'if':
      return runIf(shell, node)
    case 'for':
      return runFor(shell, node)
    case 'arithmetic-for':
      return viaExtras(shell, ({ runArithmeticFor }) => runArithmeticFor(shell, node))
    case 'while':
      return runWhile(shell, node)
    case 'case':
      return runCase(shell, node)
    case 'select':
      return viaExtras(shell, ({ runSelect }) => runSelect(shell, node))
    case 'subshell':
      return checked(shell, runSubshell(shell, node))
    case 'group':
      return runList(shell, node.body)
    case 'conditional':
      return checked(
        shell,
        viaExtras(shell, ({ runConditional }) => runConditional(shell, node)),
      )
    case 'arithmetic':
      return checked(shell, runArithmetic(shell, node))
  }
}

/** `set -e` acts on these as on simple commands. */
function* checked(shell: Shell, run: Blocking<number>): Blocking<number> {
  const status = yield* run
  shell.status = status
  if (isFailure(shell, status)) yield* failed(shell, status)
  return status
}

function* runIf(shell: Shell, node: Extract<Compound, { type: 'if' }>): Blocking<number> {
  for (const { condition, body } of node.clauses) {
    if ((yield* tested(shell, () => runList(shell, condition))) === 0) return yield* runList(shell, body)
  }
  if (node.otherwise) return yield* runList(shell, node.otherwise)
  shell.status = 0
  return 0
}

function* runSubshell(shell: Shell, node: Extract<Compound, { type: 'subshell' }>): Blocking<number> {
  const describe = (print: Print): string => print(node)
  const stage = { describe, withErrors: false, run: (child: Shell) => runStage(child, node) }
  if (shell.print && !shell.inTrap) shell.command = shell.print(node)
  return yield* waitForJob(shell, startJob(shell, [stage], describe, true))
}
