import { Identities } from '../../support/identity'
import { type Applet, AppletFailure, AppletUsage } from '../applet'

export const id: Applet = {
  options: 'ugGnr',
  usage: '[-ugGnr] [USER]',
  about: 'Print who runs this, or who a user is: user (-u), group (-g) and groups (-G); -n: names',
  *run({ process: { sys, stdout }, flags, operands: [user] }) {
    const names = yield* Identities.read(sys)
    const found = user === undefined ? undefined : names.userByName(user)
    if (user !== undefined && !found) throw new AppletFailure(`unknown user ${user}`)
    const kinds = ['u', 'g', 'G'].filter((flag) => flags.has(flag))
    if (kinds.length === 0 && (flags.has('n') || flags.has('r'))) throw new AppletUsage('')
    const isReal = flags.has('r')
    const uid = found?.uid ?? (isReal ? sys.getuid() : sys.geteuid())
    const gid = found?.gid ?? (isReal ? sys.getgid() : sys.getegid())
    const others = found
      ? names.groups.filter(({ members }) => members.includes(found.name)).map((group) => group.gid)
      : sys.getgroups()
    const groups = found ? [...new Set([gid, ...others])] : others
    const userName = names.users.find((each) => each.uid === uid)?.name
    const groupNameOf = (number: number) => names.groups.find((each) => each.gid === number)?.name
    const show = (number: number, name: string | undefined) =>
      flags.has('n') ? (name ?? String(number)) : String(number)
    const both = (number: number, name: string | undefined) =>
      `${number}${name === undefined ? '' : `(${name})`}`
    if (kinds[0] === 'u') yield* stdout.write(`${show(uid, userName)}\n`)
    else if (kinds[0] === 'g') yield* stdout.write(`${show(gid, groupNameOf(gid))}\n`)
    else if (kinds[0] === 'G') {
      const all = [...new Set([gid, ...groups])]
      yield* stdout.write(`${all.map((number) => show(number, groupNameOf(number))).join(' ')}\n`)
    } else {
      const list = groups.map((number) => both(number, groupNameOf(number))).join(',')
      const tail = groups.length > 0 ? ` groups=${list}` : ''
      yield* stdout.write(`uid=${both(uid, userName)} gid=${both(gid, groupNameOf(gid))}${tail}\n`)
    }
    return 0
  },
}
