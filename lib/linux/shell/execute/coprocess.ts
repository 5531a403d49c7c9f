import type { Blocking } from '../../kernel/wait-queue'
import type { Print } from '../jobs/job-table'
import { startJob } from '../jobs/start-job'
import type { Coprocess } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { runStage } from './stage'

/** `coproc`: a command beside the shell, its input and output at descriptors in an array (bash(1), Coprocesses). */
export function* runCoprocess(shell: Shell, node: Coprocess): Blocking<number> {
  const { sys, variables } = shell
  const [toShell, fromShell] = [sys.pipe(), sys.pipe()]
  const describe = (print: Print): string => print(node)
  const run = (child: Shell): Blocking<number> => {
    child.detachInput = false
    child.sys.dup2(fromShell.read, 0)
    child.sys.dup2(toShell.write, 1)
    for (const fd of [toShell.read, toShell.write, fromShell.read, fromShell.write]) child.sys.close(fd)
    return runStage(child, node.command)
  }
  const job = startJob(shell, [{ describe, withErrors: false, run }], describe, false)
  sys.close(toShell.write)
  sys.close(fromShell.read)
  const ours = [highest(shell, toShell.read), highest(shell, fromShell.write)]
  const pid = job.processes.at(-1)?.pid ?? 0
  const array = variables.own(node.name)
  variables.resetArray(array, node.name)
  array.indexed = ours.map(String)
  variables.set(`${node.name}_PID`, String(pid))
  shell.lastBackground = pid
  shell.jobs.list(job)
  if (shell.interactive && shell.subshellDepth === 0) yield* shell.write(2, `[${job.id}] ${pid}\n`)
  shell.status = 0
  return 0
}

/** Moves a descriptor out of the way of those that scripts use. */
function highest(shell: Shell, fd: number): number {
  const { sys } = shell
  const open = new Set(sys.openFds())
  let target = 63
  while (open.has(target)) target--
  sys.dup2(fd, target)
  sys.setCloseOnExec(target, true)
  sys.close(fd)
  return target
}
