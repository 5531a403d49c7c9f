import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { installDynamicVariables, installVersion } from '../state/dynamic-variables'
import type { Shell } from '../state/shell'
import { readUsers } from '../state/users'
import { importFunction } from './environment'

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Fills a new shell's variables from its environment, and sets those that every shell sets. */
export function* startVariables(shell: Shell): Blocking<void> {
  const { variables, sys, process } = shell
  for (const [name, value] of process.env) {
    if (shell.dialect.name === 'bash' && importFunction(shell, name, value)) continue
    if (!/^[A-Za-z_]\w*$/.test(name) || (name === '_' && shell.dialect.name !== 'bash')) continue
    variables.set(name, value)
    variables.own(name).exported = true
  }
  const isBash = shell.dialect.name === 'bash'
  const users = yield* readUsers(sys)
  shell.userName = users.find(({ uid }) => uid === sys.geteuid())?.name ?? 'I have no name!'
  shell.startTime = sys.now()
  shell.randomSeed = new DataView(sys.getrandom(4).slice().buffer).getUint32(0) & 0x7fff_ffff
  installDynamicVariables(shell)
  startDirectory(shell)
  preset(shell, 'PATH', DEFAULT_PATH)
  variables.set('IFS', ' \t\n')
  variables.set('OPTIND', '1')
  variables.set('PS4', '+ ')
  if (!isBash) {
    variables.set('PPID', String(sys.getppid()))
    if (shell.dialect.name === 'ash') startLevel(shell)
    variables.set('PS2', '> ')
    variables.set('PS1', shell.dialect.name === 'ash' ? '\\w \\$ ' : sys.geteuid() === 0 ? '# ' : '$ ')
    return
  }
  number(shell, 'PPID', sys.getppid())
  variables.set('OPTERR', '1')
  variables.set('BASH', findSelf(shell.name))
  installVersion(shell)
  variables.set('HOSTNAME', sys.gethostname())
  for (const [name, value] of [
    ['HOSTTYPE', 'x86_64'],
    ['MACHTYPE', 'x86_64-pc-linux-gnu'],
    ['OSTYPE', 'linux-gnu'],
    ['TERM', 'dumb'],
  ] as const)
    preset(shell, name, value)
  preset(shell, 'SHELL', '/bin/bash')
  number(shell, 'UID', sys.getuid())
  number(shell, 'EUID', sys.geteuid())
  startLevel(shell)
}

function startLevel({ variables }: Shell): void {
  const level = Number(variables.get('SHLVL') ?? 0) || 0
  variables.set('SHLVL', String(level + 1))
  variables.own('SHLVL').exported = true
}

function preset(shell: Shell, name: string, value: string): void {
  if (shell.variables.get(name) === undefined) shell.variables.set(name, value)
}

function number(shell: Shell, name: string, value: number): void {
  const variable = shell.variables.own(name)
  variable.value = String(value)
  variable.integer = true
  variable.readonly = true
  delete variable.exported
}

function findSelf(name: string): string {
  const base = name.replace(/^-/, '')
  return base.includes('/') ? base : `/usr/bin/${base}`
}

/** PWD is taken over when it names the working directory, perhaps through links. */
function startDirectory(shell: Shell): void {
  const { sys, variables } = shell
  const given = variables.get('PWD')
  const physical = currentDirectory(shell)
  shell.directory = given?.startsWith('/') && isSame(shell, given) ? given : physical
  variables.set('PWD', shell.directory)
  variables.own('PWD').exported = true
  if (shell.dialect.name === 'bash' && !variables.find('OLDPWD')) variables.own('OLDPWD').exported = true
  sys.umask(sys.umask(0))
}

function currentDirectory(shell: Shell): string {
  try {
    return shell.sys.getcwd()
  } catch (error) {
    if (isErrno(error)) return '/'
    throw error
  }
}

function isSame(shell: Shell, path: string): boolean {
  try {
    const there = shell.sys.stat(path)
    const here = shell.sys.stat('.')
    return there.ino === here.ino && there.dev === here.dev
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}
