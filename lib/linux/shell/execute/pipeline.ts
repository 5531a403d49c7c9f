import type { Blocking } from '../../kernel/wait-queue'
import type { Print } from '../jobs/job-table'
import { startJob } from '../jobs/start-job'
import { waitForJob } from '../jobs/wait-for-job'
import type { Node, Pipeline } from '../parse/syntax'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { failed, isFailure, tested } from './errexit'
import { runStage } from './stage'

export function* runPipeline(shell: Shell, node: Pipeline): Blocking<number> {
  const run = () => (node.negated ? negated(shell, node) : runCommands(shell, node))
  const status = node.timed ? yield* (yield* extras(shell)).timed(shell, node.timed, run) : yield* run()
  shell.status = status
  return status
}

function* negated(shell: Shell, node: Pipeline): Blocking<number> {
  const status = yield* tested(shell, () => runCommands(shell, node))
  shell.pipeStatus ??= [status]
  return status === 0 ? 1 : 0
}

function* runCommands(shell: Shell, node: Pipeline): Blocking<number> {
  const [first] = node.commands
  if (!first) return 0
  if (node.commands.length === 1) return yield* shell.interpreter.node(shell, first)
  shell.line = node.line
  const status =
    shell.shopt.has('lastpipe') && !shell.options.has('monitor')
      ? yield* withLastHere(shell, node)
      : yield* runAll(shell, node)
  shell.status = status
  if (isFailure(shell, status)) yield* failed(shell, status)
  return status
}

function* runAll(shell: Shell, node: Pipeline): Blocking<number> {
  const job = startJob(
    shell,
    stages(node, node.commands),
    (print) => print({ ...node, negated: false }),
    true,
  )
  return yield* waitForJob(shell, job)
}

function stages(node: Pipeline, commands: readonly Node[]) {
  return commands.map((command, index) => ({
    describe: (print: Print) => print(command),
    withErrors: node.withErrors[index] === true,
    run: (child: Shell) => runStage(child, command),
  }))
}

/** With `shopt -s lastpipe` the last command runs in the shell itself. */
function* withLastHere(shell: Shell, node: Pipeline): Blocking<number> {
  const { sys } = shell
  const last = node.commands.at(-1)
  if (!last) return 0
  const { read, write } = sys.pipe()
  const [tail, ...earlier] = stages(node, node.commands.slice(0, -1)).reverse()
  if (!tail) return 0
  const into = {
    ...tail,
    run: (child: Shell) => {
      child.sys.close(read)
      if (tail.withErrors) child.sys.dup2(write, 2)
      child.sys.dup2(write, 1)
      child.sys.close(write)
      return tail.run(child)
    },
  }
  const job = startJob(shell, [...earlier.reverse(), into], () => '', true)
  sys.close(write)
  const saved = sys.dup(0, 10)
  sys.dup2(read, 0)
  sys.close(read)
  try {
    const status = yield* shell.interpreter.node(shell, last)
    return status
  } finally {
    sys.dup2(saved, 0)
    sys.close(saved)
    yield* waitForJob(shell, job)
  }
}
