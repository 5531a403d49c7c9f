import { toHex } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Accounts, askPassword, hashPassword, isPassword } from '../support/accounts'
import { Identities } from '../support/identity'
import { Failure, UsageFailure, utility } from '../utility'
import { shadow } from './family'

const help = `Usage: passwd [options] [LOGIN]

Change a password.

Options:
  -d, --delete              take the password away
  -h, --help                print this
  -l, --lock                lock it
  -q, --quiet               no effect
  -S, --status              print how it is
  -u, --unlock              unlock it

Not simulated here: -a, --all; -e, --expire; -i, --inactive INACTIVE; -k, --keep-tokens; -n, --mindays MIN_DAYS; -x, --maxdays MAX_DAYS; -w, --warndays WARN_DAYS
`

export const passwd = utility({
  family: shadow,
  name: 'passwd',
  help,
  options: { delete: '-d', help: '-h', lock: '-l', quiet: '-q', status: '-S', unlock: '-u' },
  *run(process, { options, operands: [operand] }) {
    const { sys, stdout } = process
    const names = yield* Identities.read(sys)
    const name = operand ?? names.userName(sys.getuid())
    const accounts = yield* Accounts.read(process)
    if (!accounts.user(name)) throw new Failure(`user '${name}' does not exist`)
    const isRoot = sys.getuid() === 0
    if (!isRoot && names.userByName(name)?.uid !== sys.getuid())
      throw new Failure(`You may not view or modify password information for ${name}.`)
    const hash = accounts.shadow.find((row) => row[0] === name)?.[1] ?? '*'
    if (options.status) {
      const state = hash === '' ? 'NP' : /^[!*]/.test(hash) ? 'L' : 'P'
      yield* stdout.write(`${name} ${state} 2024-10-04 0 99999 7 -1\n`)
      return 0
    }
    if (options.lock || options.unlock || options.delete) {
      if (!isRoot) throw new Failure('Permission denied.')
      accounts.setPassword(name, changedHash(hash, options))
      yield* accounts.save()
      yield* stdout.write('passwd: password changed.\n')
      return 0
    }
    return yield* ask(process, accounts, name, isRoot ? undefined : hash)
  },
})

function changedHash(
  hash: string,
  wishes: { readonly delete: boolean; readonly lock: boolean; readonly unlock: boolean },
): string {
  if (wishes.delete) return ''
  if (wishes.lock) return `!${hash.replace(/^!/, '')}`
  if (/^!?$/.test(hash))
    throw new Failure(
      'unlocking the password would result in a passwordless account.\nYou should set a password with usermod -p to unlock the password of this account.',
      3,
    )
  return hash.replace(/^!/, '')
}

/** Asks for a new password; for the present one first, where its hash is given. */
function* ask(
  process: Process,
  accounts: Accounts,
  name: string,
  hash: string | undefined,
): Blocking<number> {
  const { stdout, stderr } = process
  if (hash !== undefined) {
    yield* stdout.write(`Changing password for ${name}.\n`)
    if (!isPassword(yield* askPassword(process, 'Current password: '), hash)) return yield* refuse(process)
  }
  const first = yield* askPassword(process, 'New password: ')
  const second = yield* askPassword(process, 'Retype new password: ')
  if (first !== second || first === '') {
    yield* stderr.write(
      first === second ? 'No password has been supplied.\n' : 'Sorry, passwords do not match.\n',
    )
    return yield* refuse(process)
  }
  accounts.setPassword(name, hashPassword(first, salt(process)))
  yield* accounts.save()
  yield* stderr.write('passwd: password updated successfully\n')
  return 0
}

function* refuse({ stderr }: Process): Blocking<number> {
  yield* stderr.write('passwd: Authentication token manipulation error\npasswd: password unchanged\n')
  return 10
}

const salt = ({ sys }: Process): string => toHex(sys.getrandom(8))

const chpasswdHelp = `Usage: chpasswd [options]

Set passwords: a line USER:PASSWORD each on standard input.

Options:
  -e, --encrypted           the passwords are encrypted
  -h, --help                print this

Not simulated here: -c, --crypt-method METHOD; -m, --md5; -R, --root DIR; -s, --sha-rounds ROUNDS
`

export const chpasswd = utility({
  family: shadow,
  name: 'chpasswd',
  help: chpasswdHelp,
  options: { encrypted: '-e', help: '-h' },
  *run(process, { options, operands }) {
    if (operands.length > 0) throw new UsageFailure('')
    const accounts = yield* Accounts.read(process)
    for (let number = 1; ; number++) {
      const line = yield* process.stdin.readLine()
      if (line === undefined) break
      const [name = '', ...rest] = line.split(':')
      if (rest.length === 0) throw new Failure(`line ${number}: missing new password`)
      if (!accounts.user(name))
        throw new Failure(
          `(user ${name}) pam_chauthtok() failed, error:\nAuthentication token manipulation error\nchpasswd: (line ${number}, user ${name}) password not changed`,
        )
      const password = rest.join(':')
      accounts.setPassword(name, options.encrypted ? password : hashPassword(password, salt(process)))
    }
    yield* accounts.save()
    return 0
  },
})
