import { forkShell } from '../execute/subshell'
import type { ProcessPart } from '../parse/syntax'
import type { Shell } from '../state/shell'

const HIGHEST = 63

/** Starts the commands of `<(…)` or `>(…)` beside the shell; the path that stands for the other end of their pipe. */
export function startProcessSubstitution(shell: Shell, part: ProcessPart): string {
  const { sys } = shell
  const { read, write } = sys.pipe()
  const [ours, theirs, standard] = part.direction === '<' ? [read, write, 1] : [write, read, 0]
  const open = new Set(sys.openFds())
  let fd = HIGHEST
  while (open.has(fd)) fd--
  shell.lastBackground = forkShell(shell, (child) => child.interpreter.list(child, part.body), {
    setup: (child) => {
      child.sys.dup2(theirs, standard)
      child.sys.close(read)
      child.sys.close(write)
    },
  })
  sys.close(theirs)
  sys.dup2(ours, fd)
  sys.close(ours)
  shell.substitutions.push(fd)
  return `/dev/fd/${fd}`
}

/** Closes what the process substitutions of a finished command left open. */
export function closeSubstitutions(shell: Shell, from: number): void {
  for (const fd of shell.substitutions.splice(from)) shell.sys.close(fd)
}
