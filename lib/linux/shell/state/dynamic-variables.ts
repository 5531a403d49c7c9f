import { BASH_VERSION } from '../prompt/expand-prompt'
import { setOptions, shoptNames } from './options'
import type { Shell } from './shell'
import type { Variable } from './variable'

/** The generator of $RANDOM: bash's, so that a seed gives bash's numbers (Park and Miller, 16807 and 2^31-1). */
function nextRandom(shell: Shell): number {
  const seed = shell.randomSeed || 123_459_876
  const high = Math.floor(seed / 127_773)
  const low = seed - 127_773 * high
  const next = 16_807 * low - 2836 * high
  shell.randomSeed = next < 0 ? next + 0x7fff_ffff : next
  return ((shell.randomSeed >>> 16) ^ (shell.randomSeed & 0xffff)) & 0x7fff
}

function random(shell: Shell): string {
  const previous = shell.lastRandom
  let number = nextRandom(shell)
  while (number === previous) number = nextRandom(shell)
  shell.lastRandom = number
  return String(number)
}

const wallClock = (shell: Shell) => shell.sys.realtime()

const callers = (shell: Shell, pick: (frame: Shell['frames'][number]) => string, last: string): string[] => {
  const frames = shell.frames.map(pick).reverse()
  return frames.length > 0 && last !== '' ? [...frames, last] : frames
}

const dynamic: Readonly<Record<string, NonNullable<Variable['dynamic']>>> = {
  RANDOM: random,
  SRANDOM: (shell) => String(new DataView(shell.sys.getrandom(4).slice().buffer).getUint32(0)),
  SECONDS: (shell) => String(Math.floor((shell.sys.now() - shell.startTime) / 1e9)),
  LINENO: (shell) => String(shell.line),
  BASHPID: (shell) => String(shell.sys.getpid()),
  BASH_SUBSHELL: (shell) => String(shell.subshellDepth),
  BASH_COMMAND: (shell) => shell.command,
  EPOCHSECONDS: (shell) => String(wallClock(shell).seconds),
  EPOCHREALTIME: (shell) =>
    `${wallClock(shell).seconds}.${String(Math.floor(wallClock(shell).nanoseconds / 1000)).padStart(6, '0')}`,
  FUNCNAME: (shell) =>
    shell.frames.some(({ kind }) => kind === 'function')
      ? callers(shell, ({ name }) => name, shell.startedBy === 'file' ? 'main' : '')
      : undefined,
  BASH_SOURCE: (shell) => {
    const frames = callers(shell, ({ source }) => source, '')
    return shell.startedBy === 'file' ? [...frames, shell.name] : frames
  },
  BASH_LINENO: (shell) => callers(shell, ({ line }) => String(line), shell.startedBy === 'file' ? '0' : ''),
  PIPESTATUS: (shell) => (shell.pipeStatus ?? [shell.status]).map(String),
  DIRSTACK: (shell) => [shell.directory, ...shell.directoryStack],
  GROUPS: (shell) => shell.sys.getgroups().map(String),
  HISTCMD: (shell) => String(shell.history.nextNumber),
  SHELLOPTS: (shell) =>
    setOptions
      .map(([name]) => name)
      .filter((name) => shell.options.has(name))
      .join(':'),
  BASHOPTS: (shell) => shoptNames.filter((name) => shell.shopt.has(name)).join(':'),
  _: (shell) => shell.lastArgument,
}

const assigned: Readonly<Record<string, NonNullable<Variable['assigned']>>> = {
  RANDOM: (shell, value) => {
    shell.randomSeed = Number(value) || 0
  },
  SECONDS: (shell, value) => {
    shell.startTime = shell.sys.now() - (Number(value) || 0) * 1e9
  },
}

/** Makes the variables that are computed when read. */
export function installDynamicVariables(shell: Shell): void {
  const names =
    shell.dialect.name === 'bash'
      ? Object.keys(dynamic)
      : shell.dialect.name === 'ash'
        ? ['RANDOM', 'LINENO']
        : []
  for (const name of names) {
    const variable = shell.variables.own(name)
    variable.dynamic = dynamic[name] as NonNullable<Variable['dynamic']>
    variable.value = undefined
    delete variable.exported
    variable.assigned = assigned[name] ?? (() => undefined)
    if (name === 'SHELLOPTS' || name === 'BASHOPTS') variable.readonly = true
  }
}

/** Variables with the shell's version. */
export function installVersion(shell: Shell): void {
  const { variables } = shell
  variables.set('BASH_VERSION', BASH_VERSION)
  const version = variables.own('BASH_VERSINFO')
  version.indexed = ['5', '2', '15', '1', 'release', 'x86_64-pc-linux-gnu']
  version.readonly = true
}
