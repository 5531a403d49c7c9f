import type { Blocking } from '../../kernel/wait-queue'
import { forkShell } from '../execute/subshell'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { Job, JobProcess, Print } from './job-table'

export interface Stage {
  readonly describe: (print: Print) => string
  readonly run: (child: Shell) => Blocking<number>
  /** standard error goes into the pipe too: `|&` */
  readonly withErrors: boolean
}

/** Starts the processes of a pipeline, each a copy of the shell, joined by pipes. @throws ShellError when there are too many */
export function startJob(
  shell: Shell,
  stages: readonly Stage[],
  describe: (print: Print) => string,
  foreground: boolean,
): Job {
  const { sys } = shell
  const hasControl = shell.options.has('monitor')
  const processes: JobProcess[] = []
  let input: number | undefined
  let group: number | undefined
  stages.forEach((stage, index) => {
    const isLast = index === stages.length - 1
    const pipe = isLast ? undefined : sys.pipe()
    const previous = input
    const pid = fork(shell, stage, !foreground && !hasControl, (child) => {
      if (previous !== undefined) move(child, previous, 0)
      else if (!foreground && !hasControl) child.detachInput = true
      if (!pipe) return
      child.sys.close(pipe.read)
      if (stage.withErrors) child.sys.dup2(pipe.write, 2)
      move(child, pipe.write, 1)
    })
    if (hasControl) {
      group ??= pid
      sys.setpgid(pid, group)
      if (foreground && index === 0 && shell.terminal !== undefined) sys.tcsetpgrp(shell.terminal, group)
    }
    if (previous !== undefined) sys.close(previous)
    if (pipe) sys.close(pipe.write)
    input = pipe?.read
    processes.push({ pid, describe: stage.describe })
  })
  const job: Job = { id: 0, group, processes, describe, foreground, notified: false }
  shell.jobs.add(job)
  return job
}

function fork(shell: Shell, stage: Stage, ignoreInterrupts: boolean, setup: (child: Shell) => void): number {
  try {
    return forkShell(shell, stage.run, { setup, ignoreInterrupts })
  } catch {
    throw new ShellError('fork: retry: Resource temporarily unavailable', 'line', 254)
  }
}

function move(child: Shell, fd: number, target: number): void {
  if (fd === target) return
  child.sys.dup2(fd, target)
  child.sys.close(fd)
}
