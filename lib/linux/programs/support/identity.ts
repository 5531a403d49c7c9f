import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from './files'

export interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly gecos: string
  readonly home: string
  readonly shell: string
}

export interface Group {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

/** /etc/passwd and /etc/group as they are in the caller's root (passwd(5), group(5)). */
export class Identities {
  constructor(
    readonly users: readonly User[],
    readonly groups: readonly Group[],
  ) {}

  static *read(sys: Syscalls): Blocking<Identities> {
    const users = rows(yield* readTextIfAny(sys, '/etc/passwd')).map(
      ([name = '', , uid, gid, gecos = '', home = '', shell = '']) => ({
        name,
        uid: Number(uid),
        gid: Number(gid),
        gecos,
        home,
        shell,
      }),
    )
    const groups = rows(yield* readTextIfAny(sys, '/etc/group')).map(([name = '', , gid, members = '']) => ({
      name,
      gid: Number(gid),
      members: members.split(',').filter((member) => member !== ''),
    }))
    return new Identities(users, groups)
  }

  userByName(name: string): User | undefined {
    return this.users.find((user) => user.name === name)
  }

  userById(uid: number): User | undefined {
    return this.users.find((user) => user.uid === uid)
  }

  groupByName(name: string): Group | undefined {
    return this.groups.find((group) => group.name === name)
  }

  groupById(gid: number): Group | undefined {
    return this.groups.find((group) => group.gid === gid)
  }

  /** The name, or the number where there is none. */
  userName(uid: number): string {
    return this.userById(uid)?.name ?? String(uid)
  }

  groupName(gid: number): string {
    return this.groupById(gid)?.name ?? String(gid)
  }

  /** initgroups(3): the user's own group and those that list it. */
  groupsOf(user: User): readonly number[] {
    const others = this.groups.filter(({ gid, members }) => gid !== user.gid && members.includes(user.name))
    return [user.gid, ...others.map(({ gid }) => gid)]
  }
}

const rows = (text = ''): string[][] =>
  text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => line.split(':'))
