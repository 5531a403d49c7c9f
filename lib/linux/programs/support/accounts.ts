import { sha256 } from '@noble/hashes/sha2.js'
import { encode, toHex } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure } from '../utility'
import { readTextIfAny } from './files'
import { encodeText } from './text'

/** A line of /etc/passwd, /etc/group or /etc/shadow: its fields, the name first. */
export type Row = string[]

type Table = 'passwd' | 'group' | 'shadow'

const modes: Readonly<Record<Table, number>> = { passwd: 0o644, group: 0o644, shadow: 0o640 }

/** The account files, read to be changed (passwd(5), group(5), shadow(5)). */
export class Accounts {
  private constructor(
    private readonly process: Process,
    readonly passwd: Row[],
    readonly group: Row[],
    readonly shadow: Row[],
  ) {}

  static *read(process: Process): Blocking<Accounts> {
    const rows = function* (name: Table): Blocking<Row[]> {
      const text = (yield* readTextIfAny(process.sys, `/etc/${name}`)) ?? ''
      return text
        .split('\n')
        .filter((line) => line.includes(':'))
        .map((line) => line.split(':'))
    }
    return new Accounts(process, yield* rows('passwd'), yield* rows('group'), yield* rows('shadow'))
  }

  user(name: string): Row | undefined {
    return this.passwd.find((row) => row[0] === name)
  }

  /** By name or number. */
  groupRow(name: string): Row | undefined {
    return this.group.find((row) => row[0] === name || row[2] === name)
  }

  /** The lowest free id of a user or group: from 1000 on, or down from 999 for system accounts. */
  freeId(isSystem: boolean): number {
    const taken = new Set([...this.passwd, ...this.group].map((row) => Number(row[2])))
    let id = isSystem ? 999 : 1000
    while (taken.has(id)) id += isSystem ? -1 : 1
    return id
  }

  setPassword(name: string, hash: string): void {
    const row = this.shadow.find((each) => each[0] === name)
    if (row) row[1] = hash
    else this.shadow.push([name, hash, '20000', '0', '99999', '7', '', '', ''])
  }

  /** Adds a user to a group's list, or takes it out. */
  setMember(group: Row, user: string, isMember: boolean): void {
    const members = (group[3] ?? '').split(',').filter((name) => name !== '' && name !== user)
    group[3] = [...members, ...(isMember ? [user] : [])].join(',')
  }

  /** @throws Failure when one may not */
  *save(): Blocking<void> {
    const { sys, argv } = this.process
    const tool = (argv[0] ?? '').replace(/^.*\//, '')
    for (const name of ['passwd', 'group', 'shadow'] as const) {
      try {
        const fd = yield* sys.open(
          `/etc/${name}`,
          { access: 'write', create: true, truncate: true },
          modes[name],
        )
        yield* sys.write(fd, encodeText(this[name].map((row) => `${row.join(':')}\n`).join('')))
        sys.close(fd)
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new Failure(`Permission denied.\n${tool}: cannot lock /etc/${name}; try again later.`, 1)
      }
    }
  }
}

/** A password as /etc/shadow keeps it here; no real crypt(5) method, only this machine reads it. */
export const hashPassword = (password: string, salt: string): string =>
  `$5$${salt}$${toHex(sha256(encode(salt + password))).slice(0, 43)}`

/** Whether a password is the one of a hash. */
export function isPassword(password: string, hash: string): boolean {
  const salt = /^\$5\$([^$]*)\$/.exec(hash)?.[1]
  return hash === '' || (salt !== undefined && hashPassword(password, salt) === hash)
}

/** Asks on the terminal without showing what is typed. */
export function* askPassword(process: Process, prompt: string): Blocking<string> {
  const { sys, stdin, stderr } = process
  yield* stderr.write(prompt)
  const isTerminal = sys.isatty(stdin.fd)
  const mode = isTerminal ? sys.tcgetattr(stdin.fd) : undefined
  if (mode) sys.tcsetattr(stdin.fd, { ...mode, echo: false })
  try {
    return (yield* stdin.readLine()) ?? ''
  } finally {
    if (mode) sys.tcsetattr(stdin.fd, mode)
    if (mode) yield* stderr.write('\n')
  }
}
