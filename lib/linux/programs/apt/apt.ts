import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { baseName } from '../support/files'
import { Failure, type Family, type UtilityProgram, utility } from '../utility'
import { header } from './header'
import { help } from './help'
import { install, remove } from './install'
import { listPackages, policy, searchPackages, showPackages } from './query'
import { updateLists } from './update'
import type { AptWishes } from './wishes'

/** apt 2.6.1, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 100,
  bareMessages: true,
  hint: () => '',
  help: (_, { help: text }) => text,
  version: () => 'apt 2.6.1 (amd64)\n',
}

type Command = (process: Process, names: readonly string[], wishes: AptWishes) => Blocking<number>

const doNothing: Command = function* (process, _, { quiet }) {
  yield* header(process, quiet)
  if (quiet < 2)
    yield* process.stdout.write('0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n')
  return 0
}

const commands: Readonly<Record<string, Command>> = {
  update: updateLists,
  install,
  reinstall: (process, names, wishes) => install(process, names, { ...wishes, reinstall: true }),
  remove,
  purge: remove,
  upgrade: doNothing,
  'full-upgrade': doNothing,
  'dist-upgrade': doNothing,
  autoremove: doNothing,
  *clean() {
    return 0
  },
  *autoclean() {
    return 0
  },
  list: listPackages,
  search: searchPackages,
  show: showPackages,
  policy,
}

const variant = (name: string): UtilityProgram =>
  utility({
    family,
    name,
    help,
    options: {
      yes: '-y',
      quiet: '-q',
      simulate: '-s',
      fixBroken: '-f',
      noRecommends: '--no-install-recommends',
      noSuggests: '--no-install-suggests',
      recommends: '--install-recommends',
      installed: '--installed',
      reinstall: '--reinstall',
      unauthenticated: '--allow-unauthenticated',
      purge: '--purge',
      autoRemove: '--auto-remove',
      option: '-o=',
      helpToo: '-h',
      versionToo: '-v',
    },
    rewrite: (argv) => argv.map((word) => (word === '-qq' || /^-q=[2-9]$/.test(word) ? '-qq' : word)),
    *run(process, { options, given, operands: [verb, ...names] }) {
      if (options.versionToo) {
        yield* process.stdout.write('apt 2.6.1 (amd64)\n')
        return 0
      }
      if (verb === undefined || options.helpToo) {
        yield* process.stdout.write(help)
        return verb === undefined ? 100 : 0
      }
      const command = commands[verb]
      if (!command) throw new Failure(`E: Invalid operation ${verb}`, 100)
      const isApt = baseName(process.argv[0] ?? '') === 'apt'
      if (isApt && !process.sys.isatty(process.stdout.fd))
        yield* process.stderr.write(
          '\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n',
        )
      const quiet = given.filter(({ name: option }) => option === 'quiet').length
      return yield* command(process, names, { ...options, isApt, quiet })
    },
  })

export const apt = variant('apt')
export const aptGet = variant('apt-get')
export const aptCache = variant('apt-cache')
