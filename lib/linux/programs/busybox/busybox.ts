import type { Process, Program } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { baseName } from '../support/files'
import type { Applets, Build } from './applet'
import { moduleOf } from './applet-modules'
import { applets as common } from './applets/index'
import { notSimulated } from './borrow'
import { alpineBuild, debianBuild, extrasBuild, officialBuild } from './builds'
import { busyboxItself } from './itself'
import { runApplet } from './run-applet'

/** Applets that are the shell; BusyBox has one shell under both names. */
const SHELLS: readonly string[] = ['ash', 'sh']

/** BusyBox, one program that is many, by the name it is called with (busybox(1)). `shell` is its ash, `debianShell` that of Debian's build. */
export function busyboxPrograms(shell: Program, debianShell = shell): Readonly<Record<string, Program>> {
  return {
    busybox: busybox(officialBuild, shell),
    'busybox/debian': busybox(debianBuild, debianShell),
    'busybox/alpine': busybox(alpineBuild, shell),
    'busybox/extras': busybox(extrasBuild, shell),
  }
}

function busybox(build: Build, shell: Program): Program {
  return function* (process) {
    const name = baseName(process.argv[0] ?? 'busybox').replace(/^-/, '')
    if (!/^(busybox(-extras)?|linuxrc)$/.test(name)) return yield* byName(process, build, shell)
    const [, first = '', ...words] = process.argv
    if (first === '' || first.startsWith('--')) return yield* busyboxItself(process, build, first, words)
    const { sys, env, stdin, stdout, stderr } = process
    return yield* byName({ sys, env, stdin, stdout, stderr, argv: [first, ...words] }, build, shell)
  }
}

/** Runs the applet that argv[0] names. */
function* byName(process: Process, build: Build, shell: Program): Blocking<number> {
  const [called = '', ...words] = process.argv
  const name = baseName(called).replace(/^-/, '')
  if (!build.names.includes(name)) {
    yield* process.stderr.write(`${name}: applet not found\n`)
    return 127
  }
  if (SHELLS.includes(name)) return yield* shell(process)
  const module = moduleOf(name)
  const applets = module === undefined ? common : ((yield* process.sys.fetch(module)) as Applets)
  return yield* runApplet(applets[name] ?? notSimulated, process, build, name, words)
}
