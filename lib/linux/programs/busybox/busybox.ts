import type { Process, Program } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { type Applet, type Build, runApplet } from './applet'
import { busyboxApplets } from './applet-names'
import { applets } from './applets/index'

const officialBuild: Build = {
  banner: 'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.',
  psTime: true,
}
const debianBuild: Build = {
  banner: 'BusyBox v1.37.0 (Debian 1:1.37.0-6) multi-call binary.',
  psTime: false,
}

/** Applets that are the shell; BusyBox has one shell under both names. */
const SHELLS: readonly string[] = ['ash', 'sh']

/** BusyBox, one program that is many, by the name it is called with (busybox(1)). `shell` is its ash. */
export function busyboxPrograms(shell: Program): Readonly<Record<string, Program>> {
  return { busybox: busybox(officialBuild, shell), 'busybox/debian': busybox(debianBuild, shell) }
}

function busybox(build: Build, shell: Program): Program {
  return function* (process) {
    const [called = 'busybox', ...words] = process.argv
    const name = called.slice(called.lastIndexOf('/') + 1).replace(/^-/, '')
    if (name === 'busybox') return yield* asItself(process, build, shell, words)
    return yield* byName(process, build, shell, name, words)
  }
}

function* asItself(
  process: Process,
  build: Build,
  shell: Program,
  words: readonly string[],
): Blocking<number> {
  const [name, ...rest] = words
  if (name === '--list') {
    yield* process.stdout.write(`${busyboxApplets.join('\n')}\n`)
    return 0
  }
  if (name === undefined || name === '--help') {
    yield* process.stdout.write(
      `${build.banner}\n\nUsage: busybox [function [arguments]...]\n   or: busybox --list\n   or: function [arguments]...\n\nCurrently defined functions:\n\t${busyboxApplets.join(', ')}\n`,
    )
    return 0
  }
  return yield* byName({ ...shallow(process), argv: words }, build, shell, name, rest)
}

function* byName(
  process: Process,
  build: Build,
  shell: Program,
  name: string,
  words: readonly string[],
): Blocking<number> {
  if (SHELLS.includes(name)) return yield* shell(process)
  const applet: Applet | undefined = applets[name]
  if (applet) return yield* runApplet(applet, process, build, name, words)
  yield* process.stderr.write(`${name}: applet not found\n`)
  return 127
}

function shallow({ sys, env, stdin, stdout, stderr }: Process): Omit<Process, 'argv'> {
  return { sys, env, stdin, stdout, stderr }
}
