import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { joinPath } from '../support/files'
import { Identities } from '../support/identity'
import { complain } from '../support/message'
import { quote, quoteName } from '../support/quote'
import { Failure, UsageFailure, type UtilityProgram, utility } from '../utility'
import { coreutils } from './family'
import { help as chgrpHelp } from './help/chgrp'
import { help as chownHelp } from './help/chown'

/** Whom files are given to; what is undefined stays. */
interface Owner {
  readonly uid: number | undefined
  readonly gid: number | undefined
  /** as messages show it: `root:adm`, `:adm` */
  readonly text: string
}

const chownOptions = {
  changes: '-c',
  silent: '-f',
  verbose: '-v',
  dereference: '--dereference',
  noDereference: '-h',
  from: '--from=',
  noPreserveRoot: '--no-preserve-root',
  preserveRoot: '--preserve-root',
  reference: '--reference=',
  recursive: '-R',
  followOperands: '-H',
  followAll: '-L',
  followNone: '-P',
} as const

const variant = (name: 'chown' | 'chgrp', help: string): UtilityProgram =>
  utility({
    family: coreutils,
    name,
    help,
    options: chownOptions,
    *run(process, { options, operands }) {
      const names = yield* Identities.read(process.sys)
      const [spec] = options.reference === undefined ? operands : []
      const rest = options.reference === undefined ? operands.slice(1) : operands
      if (rest.length === 0)
        throw new UsageFailure(
          spec === undefined ? 'missing operand' : `missing operand after ${quote(process, spec)}`,
        )
      const owner =
        options.reference === undefined
          ? parse(process, names, spec ?? '', name)
          : referenceOwner(process, names, options.reference, name)
      const from = options.from === undefined ? undefined : parse(process, names, options.from, 'chown')
      const tells = options.verbose ? 'all' : options.changes ? 'changes' : 'none'
      const giver = new Giver(process, names, owner, {
        tells,
        silent: options.silent,
        link: options.noDereference,
        group: name === 'chgrp',
        from,
      })
      for (const path of rest)
        yield* giver.give(
          path,
          options.recursive,
          options.recursive && !options.followOperands && !options.followAll,
        )
      return giver.status
    },
  })

export const chown = variant('chown', chownHelp)
export const chgrp = variant('chgrp', chgrpHelp)

function parse(process: Process, names: Identities, spec: string, name: 'chown' | 'chgrp'): Owner {
  if (name === 'chgrp') return { uid: undefined, gid: groupId(process, names, spec, spec), text: spec }
  const [user = '', group] = spec.split(/:(.*)/s)
  const known = names.userByName(user)
  const uid = user === '' ? undefined : (known?.uid ?? (/^\+?\d+$/.test(user) ? Number(user) : undefined))
  if (user !== '' && uid === undefined) throw new Failure(`invalid user: ${quote(process, spec)}`)
  if (group === undefined) return { uid, gid: undefined, text: spec }
  // `user:` means the user's login group.
  if (group === '') {
    if (user !== '' && !known) throw new Failure(`invalid spec: ${quote(process, spec)}`)
    return { uid, gid: known?.gid, text: known ? `${user}:${names.groupName(known.gid)}` : user }
  }
  return { uid, gid: groupId(process, names, group, spec), text: spec }
}

function groupId(process: Process, names: Identities, group: string, spec: string): number | undefined {
  const gid = names.groupByName(group)?.gid ?? (/^\+?\d+$/.test(group) ? Number(group) : undefined)
  if (gid === undefined) throw new Failure(`invalid group: ${quote(process, spec)}`)
  return gid
}

function referenceOwner(process: Process, names: Identities, path: string, name: string): Owner {
  try {
    const { uid, gid } = process.sys.stat(path)
    const group = names.groupName(gid)
    return name === 'chgrp'
      ? { uid: undefined, gid, text: group }
      : { uid, gid, text: `${names.userName(uid)}:${group}` }
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`failed to get attributes of ${quoteName(process, path)}: ${error.message}`)
  }
}

interface Rules {
  readonly tells: 'all' | 'changes' | 'none'
  readonly silent: boolean
  readonly link: boolean
  readonly group: boolean
  readonly from: Owner | undefined
}

class Giver {
  status = 0

  constructor(
    private readonly process: Process,
    private readonly names: Identities,
    private readonly owner: Owner,
    private readonly rules: Rules,
  ) {}

  /** Children first, as fts(3) leaves directories for last. */
  *give(path: string, recursive: boolean, physical: boolean): Blocking<void> {
    const { sys } = this.process
    try {
      const stat = this.rules.link || physical ? sys.lstat(path) : sys.stat(path)
      if (recursive && stat.type === 'directory') {
        for (const { name } of sys.getdents(path)) yield* this.give(joinPath(path, name), true, true)
        yield* sys.schedYield()
      }
      yield* this.#change(path, stat, physical)
    } catch (error) {
      if (!isErrno(error)) throw error
      if (!this.rules.silent)
        yield* complain(this.process, `cannot access ${quoteName(this.process, path)}: ${error.message}`)
      const what = this.rules.group ? 'group' : 'ownership'
      if (this.rules.tells === 'all')
        yield* this.process.stdout.write(
          `failed to change ${what} of ${quoteName(this.process, path)} to ${this.owner.text}\n`,
        )
      this.status = 1
    }
  }

  *#change(path: string, stat: Stat, physical: boolean): Blocking<void> {
    const { owner, rules } = this
    const { from } = rules
    if (from && ((from.uid ?? stat.uid) !== stat.uid || (from.gid ?? stat.gid) !== stat.gid)) return
    const [uid, gid] = [owner.uid ?? stat.uid, owner.gid ?? stat.gid]
    try {
      this.process.sys.chown(path, uid, gid, { noFollow: rules.link || physical })
    } catch (error) {
      if (!isErrno(error)) throw error
      const what = rules.group ? 'changing group of' : 'changing ownership of'
      if (!rules.silent)
        yield* complain(this.process, `${what} ${quoteName(this.process, path)}: ${error.message}`)
      this.status = 1
      return
    }
    const changed = uid !== stat.uid || gid !== stat.gid
    if (rules.tells === 'none' || (rules.tells === 'changes' && !changed)) return
    yield* this.process.stdout.write(`${this.#describe(quoteName(this.process, path), stat, changed)}\n`)
  }

  #describe(name: string, stat: Stat, changed: boolean): string {
    const what = this.rules.group ? 'group' : 'ownership'
    const user = this.names.userName(stat.uid)
    const group = this.names.groupName(stat.gid)
    const old = this.rules.group
      ? group
      : this.owner.gid === undefined
        ? user
        : this.owner.uid === undefined && !changed
          ? group
          : `${user}:${group}`
    return changed
      ? `changed ${what} of ${name} from ${old} to ${this.owner.text}`
      : `${what} of ${name} retained as ${old}`
  }
}
