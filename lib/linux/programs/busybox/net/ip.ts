import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import type { LinkState, NetlinkRequest } from '../../../net/netlink'
import { type Applet, type AppletContext, AppletFailure, type Applets, AppletUsage } from '../applet'
import { addressLines, byDestination, linkLines, routeLine } from './links'

const OBJECTS = ['address', 'route', 'link', 'tunnel', 'neigh', 'rule'] as const

const usage =
  '[OPTIONS] address|route|link|tunnel|neigh|rule [ARGS]\n\nOPTIONS := -f[amily] inet|inet6|link | -o[neline]\n\nip addr add|del IFADDR dev IFACE | show|flush [dev IFACE] [to PREFIX]\nip route list|flush|add|del|change|append|replace|test ROUTE\nip link set IFACE [up|down] [arp on|off] [multicast on|off]\n\t[promisc on|off] [mtu NUM] [name NAME] [qlen NUM] [address MAC]\n\t[master IFACE | nomaster] [netns PID]\nip neigh show|flush [to PREFIX] [dev DEV] [nud STATE]'
const about = 'Print or change links, addresses and routes'

/** What follows a keyword such as `dev` among the words. */
function after(words: readonly string[], ...keys: readonly string[]): string | undefined {
  const at = words.findIndex((word) => keys.includes(word))
  return at < 0 ? undefined : words[at + 1]
}

class Ip {
  family: 4 | 6 | undefined
  isOneLine = false

  constructor(private readonly context: AppletContext) {}

  *run(words: readonly string[]): Blocking<number> {
    const rest = [...words]
    for (let word = rest[0] ?? ''; word.startsWith('-'); word = rest[0] ?? '') {
      rest.shift()
      if (word === '-4') this.family = 4
      else if (word === '-6') this.family = 6
      else if (/^-o(neline)?$/.test(word)) this.isOneLine = true
      else if (/^-f(amily)?$/.test(word)) this.family = rest.shift() === 'inet6' ? 6 : 4
      else throw new AppletUsage('')
    }
    const [object = '', command = 'show', ...args] = rest
    const found = OBJECTS.find((name) => object !== '' && name.startsWith(object))
    const verb =
      ['show', 'list', 'add', 'delete', 'set', 'flush', 'get', 'replace', 'change'].find((name) =>
        name.startsWith(command),
      ) ?? command
    if (found === 'address') return yield* this.#address(verb, args)
    if (found === 'link') return yield* this.#link(verb, args)
    if (found === 'route') return yield* this.#route(verb, args)
    if (found === 'neigh') return yield* this.#neighbours(args)
    if (found === undefined) throw new AppletUsage('')
    throw new AppletFailure(`${found} is not simulated here`)
  }

  *#print(text: string): Blocking<number> {
    const lines = this.isOneLine ? text.replace(/\n(?= )/g, '\\') : text
    yield* this.context.process.stdout.write(lines)
    return 0
  }

  #change(request: NetlinkRequest): number {
    try {
      this.context.process.sys.netlink(request)
      return 0
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new AppletFailure(`RTNETLINK answers: ${error.message}`, 2)
    }
  }

  #links(name: string | undefined): readonly LinkState[] {
    const { links } = this.context.process.sys.networkState()
    if (name === undefined) return links
    const found = links.filter((link) => link.name === name)
    if (found.length === 0) throw new AppletFailure(`can't find device '${name}'`)
    return found
  }

  *#address(verb: string, args: readonly string[]): Blocking<number> {
    const device = after(args, 'dev')
    if (verb === 'add' || verb === 'delete') {
      const [address = ''] = args
      if (device === undefined) throw new AppletFailure('not enough information: "dev" argument is required')
      this.#links(device)
      return this.#change({
        type: `address-${verb}`,
        link: device,
        address: address.includes('/') ? address : `${address}/32`,
      })
    }
    if (verb === 'flush') {
      for (const link of this.#links(device))
        for (const address of link.addresses)
          this.#change({ type: 'address-delete', link: link.name, address })
      return 0
    }
    const name = device ?? args.find((word) => !['up', 'scope', 'to'].includes(word))
    const links = this.#links(name).filter(
      ({ addresses, addresses6 }) =>
        this.family === undefined || (this.family === 4 ? addresses : addresses6).length > 0,
    )
    return yield* this.#print(
      links
        .map((link) => linkLines(link, this.family === undefined) + addressLines(link, this.family))
        .join(''),
    )
  }

  *#link(verb: string, args: readonly string[]): Blocking<number> {
    if (verb === 'show' || verb === 'list') {
      const name = after(args, 'dev') ?? args.find((word) => word !== 'up')
      return yield* this.#print(
        this.#links(name)
          .map((link) => linkLines(link, true))
          .join(''),
      )
    }
    const name = after(args, 'dev', 'name') ?? args[0] ?? ''
    if (verb === 'add') {
      const kind = after(args, 'type')
      if (kind !== 'bridge' && kind !== 'veth' && kind !== 'dummy')
        throw new AppletFailure(`type ${kind} is not simulated here`)
      const peer = args.includes('peer') ? after(args.slice(args.indexOf('peer')), 'name') : undefined
      return this.#change({ type: 'link-add', name, kind, ...(peer !== undefined && { peer }) })
    }
    if (verb === 'set' && !this.context.process.sys.networkState().links.some((link) => link.name === name))
      throw new AppletFailure('SIOCGIFFLAGS: No such device', 2)
    this.#links(name)
    if (verb === 'delete') return this.#change({ type: 'link-delete', name })
    if (verb !== 'set') throw new AppletUsage('')
    const [mtu, mac, rename, master, target] = [
      after(args, 'mtu'),
      after(args, 'address'),
      after(args.slice(1), 'name'),
      after(args, 'master'),
      after(args, 'netns'),
    ]
    if (target !== undefined) return this.#change({ type: 'link-move', name, to: { pid: Number(target) } })
    return this.#change({
      type: 'link-set',
      name,
      ...((args.includes('up') || args.includes('down')) && { up: args.includes('up') }),
      ...(mtu !== undefined && { mtu: Number(mtu) }),
      ...(mac !== undefined && { mac }),
      ...(rename !== undefined && { rename }),
      ...(args.includes('nomaster') ? { master: null } : master !== undefined && { master }),
    })
  }

  *#route(verb: string, args: readonly string[]): Blocking<number> {
    const { routes } = this.context.process.sys.networkState()
    const [link, via] = [after(args, 'dev'), after(args, 'via')]
    if (verb === 'show' || verb === 'list') {
      const wanted = routes.filter((route) => link === undefined || route.link === link)
      return yield* this.#print(
        this.family === 6 ? '' : [...wanted].sort(byDestination).map(routeLine).join(''),
      )
    }
    const [destination = 'default'] = args.filter((word) => word !== 'to')
    const where = { destination, ...(link !== undefined && { link }), ...(via !== undefined && { via }) }
    if (verb === 'delete') return this.#change({ type: 'route-delete', ...where })
    if (verb === 'flush') {
      for (const route of routes)
        if (route.origin !== 'kernel') this.#change({ type: 'route-delete', destination: route.destination })
      return 0
    }
    if (verb !== 'add' && verb !== 'replace' && verb !== 'change')
      throw new AppletFailure(`route ${verb} is not simulated here`)
    const [source, metric] = [after(args, 'src'), after(args, 'metric')]
    return this.#change({
      type: verb === 'add' ? 'route-add' : 'route-replace',
      ...where,
      ...(source !== undefined && { source }),
      ...(metric !== undefined && { metric: Number(metric) }),
    })
  }

  *#neighbours(args: readonly string[]): Blocking<number> {
    const device = after(args, 'dev')
    const rows = this.context.process.sys
      .networkState()
      .neighbours.filter(({ link }) => device === undefined || link === device)
    return yield* this.#print(
      rows
        .map(
          ({ address, link, mac, state }) =>
            `${address} dev ${link}${mac === undefined ? ' ' : ` lladdr ${mac}`} used 0/0/0 probes 1 ${state}\n`,
        )
        .join(''),
    )
  }
}

/** `ip`, or one of its names that already say what it is about. */
const named = (object: string): Applet => ({
  options: '*',
  usage,
  about,
  run: (context) => new Ip(context).run([...(object === '' ? [] : [object]), ...context.words]),
})

export const ipApplets: Applets = {
  ip: named(''),
  ipaddr: named('address'),
  iplink: named('link'),
  ipneigh: named('neigh'),
  iproute: named('route'),
}
