import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { dirName, statIfAny } from '../../programs/support/files'
import { encodeText } from '../../programs/support/text'
import { Failure } from '../../programs/utility'
import { loadUnit, unitName } from '../unit'
import { fileState, installLinks } from './units'
import { act, type Wishes } from './verbs'

export function* enable(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  for (const name of words.map(unitName)) {
    const unit = yield* loadUnit(process.sys, name)
    if (!unit) {
      yield* process.stderr.write(`Failed to enable unit: Unit file ${name} does not exist.\n`)
      return 1
    }
    const links = installLinks(unit)
    if (links.length === 0)
      yield* process.stderr.write(
        'The unit files have no installation config (WantedBy=, RequiredBy=, Also=,\nAlias= settings in the [Install] section, and DefaultInstance= for template\nunits). This means they are not meant to be enabled using systemctl.\n',
      )
    for (const link of links) yield* makeLink(process, link, unit.path, wishes.quiet)
  }
  return wishes.now ? yield* act(process, words, wishes, 'start') : 0
}

function* makeLink(process: Process, link: string, target: string, quiet: boolean): Blocking<void> {
  const { sys } = process
  if (statIfAny(sys, link, false)) return
  try {
    if (!statIfAny(sys, dirName(link))) sys.mkdir(dirName(link))
    sys.symlink(target, link)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`Failed to enable unit: ${error.code === 'EACCES' ? 'Access denied' : error.message}`)
  }
  if (!quiet) yield* process.stderr.write(encodeText(`Created symlink ${link} → ${target}.\n`))
}

export function* disable(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  for (const name of words.map(unitName)) {
    const unit = yield* loadUnit(process.sys, name)
    if (!unit) {
      yield* process.stderr.write(`Failed to disable unit: Unit file ${name} does not exist.\n`)
      return 1
    }
    for (const link of installLinks(unit)) yield* removeLink(process, link, wishes.quiet)
  }
  return wishes.now ? yield* act(process, words, wishes, 'stop') : 0
}

function* removeLink({ sys, stderr }: Process, link: string, quiet: boolean): Blocking<void> {
  if (!statIfAny(sys, link, false)) return
  try {
    sys.unlink(link)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`Failed to disable unit: ${error.code === 'EACCES' ? 'Access denied' : error.message}`)
  }
  if (!quiet) yield* stderr.write(`Removed "${link}".\n`)
}

export function* mask(
  process: Process,
  words: readonly string[],
  wishes: Wishes,
  verb: string,
): Blocking<number> {
  for (const name of words.map(unitName)) {
    const link = `/etc/systemd/system/${name}`
    if (verb === 'unmask') yield* removeLink(process, link, wishes.quiet)
    else yield* makeLink(process, link, '/dev/null', wishes.quiet)
  }
  return 0
}

export function* isEnabled(process: Process, words: readonly string[], wishes: Wishes): Blocking<number> {
  let found = false
  for (const name of words.map(unitName)) {
    const unit = yield* loadUnit(process.sys, name)
    if (!unit) {
      yield* process.stderr.write(`Failed to get unit file state for ${name}: No such file or directory\n`)
      continue
    }
    const state = fileState(process, unit)
    if (state === 'enabled' || state === 'static') found = true
    if (!wishes.quiet) yield* process.stdout.write(`${state}\n`)
  }
  return found ? 0 : 1
}
