import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Arguments, choose, chooseCommand } from './arguments'
import { addLink, changeAddress, deleteLink, flushAddresses, send, setLink } from './change-link'
import { IpFailure, notSimulated } from './failure'
import { neighbours } from './neighbour'
import { enterNamespace, netns } from './netns'
import { changeRoute, getRoute, showRoutes } from './route'
import { showAddresses, showLinks } from './show'

export interface IpOptions {
  brief: boolean
  json: boolean
  oneLine: boolean
  statistics: boolean
  family: 'inet' | 'inet6' | undefined
}

const usage = `Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
where  OBJECT := { address | link | neighbour | netns | route | rule }
       OPTIONS := { -V[ersion] | -s[tatistics] | -br[ief] | -j[son] | -o[neline] |
                    -4 | -6 | -n[etns] name }
`

const OBJECTS = ['address', 'route', 'rule', 'link', 'neighbour', 'neighbor', 'netns', 'help'] as const
const OTHER_OBJECTS =
  'addrlabel amt fou ila ioam l2tp macsec maddress monitor mptcp mroute mrule netconf nexthop ntable ntbl sr stats tap tcpmetrics token tunnel tuntap vrf xfrm'.split(
    ' ',
  )

/** ip of iproute2: links, addresses, routes, neighbours and named network namespaces (ip(8)). */
export function* ip(process: Process): Blocking<number> {
  try {
    return yield* main(process, new Arguments(process.argv.slice(1)))
  } catch (error) {
    if (!(error instanceof IpFailure)) throw error
    yield* process.stderr.write(`${error.message}\n`)
    return error.status
  }
}

function* main(process: Process, words: Arguments): Blocking<number> {
  const { stdout, stderr } = process
  const options: IpOptions = {
    brief: false,
    json: false,
    oneLine: false,
    statistics: false,
    family: undefined,
  }
  for (; words.peek?.startsWith('-'); ) {
    const word = words.value()
    if (word.startsWith('-V') || word === '-version') {
      yield* stdout.write('ip utility, iproute2-6.15.0, libbpf 1.5.0\n')
      return 0
    }
    yield* setOption(process, options, word.replace(/^--/, '-'), words)
  }
  const object = words.next()
  if (object === undefined) {
    yield* stderr.write(usage)
    return 255
  }
  const chosen = choose(object, OBJECTS)
  if (!chosen) {
    if (choose(object, OTHER_OBJECTS)) throw notSimulated(`'ip ${object}'`)
    throw new IpFailure(`Object "${object}" is unknown, try "ip help".`, 1)
  }
  try {
    return yield* dispatch(process, chosen, words, options)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new IpFailure(`RTNETLINK answers: ${error.message}`, 2)
  }
}

function* setOption({ sys }: Process, options: IpOptions, word: string, words: Arguments): Blocking<void> {
  if (word === '-4') options.family = 'inet'
  else if (word === '-6') options.family = 'inet6'
  else if (word === '-f' || word === '-family') options.family = words.value() === 'inet6' ? 'inet6' : 'inet'
  else if (/^-br(i(e(f)?)?)?$/.test(word)) options.brief = true
  else if (/^-j(s(o(n)?)?)?$/.test(word)) options.json = true
  else if (/^-o(n(e(line)?)?)?$/.test(word)) options.oneLine = true
  else if (/^-s(tat(istics|s)?)?$/.test(word)) options.statistics = true
  else if (/^-n(etns)?$/.test(word)) yield* enterNamespace(sys, words.value())
  else if (/^-(c(olor)?(=.*)?|h(uman)?)$/.test(word)) return
  else if (
    /^-(d(etails)?|p(retty)?|r(esolve)?|t(imestamp)?|b(atch)?|a(ll)?|N(umeric)?|0|iec|rc.*|l(oops)?|force)$/.test(
      word,
    )
  )
    throw notSimulated(`option "${word}"`)
  else throw new IpFailure(`Option "${word}" is unknown, try "ip -help".`)
}

type IpObject = (typeof OBJECTS)[number]

function* dispatch(
  process: Process,
  object: IpObject,
  words: Arguments,
  options: IpOptions,
): Blocking<number> {
  const { sys, stdout } = process
  switch (object) {
    case 'help':
      yield* stdout.write(usage)
      return 0
    case 'netns':
      return yield* netns(process, words)
    case 'rule':
      yield* stdout.write(rules(words))
      return 0
    case 'neighbour':
    case 'neighbor':
      yield* stdout.write(neighbours(sys, words, options))
      return 0
    case 'route': {
      yield* stdout.write(route(process, words, options))
      return 0
    }
    case 'link':
      return yield* link(process, words, options)
    case 'address': {
      yield* stdout.write(address(process, words, options))
      return 0
    }
  }
}

function rules(words: Arguments): string {
  const command = words.next() ?? 'show'
  if (!'show'.startsWith(command) && !'list'.startsWith(command)) throw notSimulated(`'ip rule ${command}'`)
  return '0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n'
}

const ROUTE = [
  'list',
  'show',
  'lst',
  'get',
  'add',
  'append',
  'delete',
  'change',
  'replace',
  'flush',
  'save',
  'restore',
  'help',
] as const

function route({ sys }: Process, words: Arguments, options: IpOptions): string {
  const command = words.isEmpty ? 'show' : chooseCommand(words.value(), ROUTE, 'route')
  switch (command) {
    case 'list':
    case 'show':
    case 'lst':
      return showRoutes(sys, words, options)
    case 'get':
      return getRoute(sys, words)
    case 'add':
    case 'append':
      changeRoute(sys, 'route-add', words)
      return ''
    case 'replace':
    case 'change':
      changeRoute(sys, 'route-replace', words)
      return ''
    case 'delete':
      changeRoute(sys, 'route-delete', words)
      return ''
    case 'flush': {
      const first = words.value()
      const link = first === 'dev' ? words.value() : undefined
      for (const row of sys.networkState().routes) {
        if (link !== undefined && row.link !== link) continue
        if (link === undefined && first !== 'all' && first !== 'table' && row.destination !== first) continue
        send(sys, {
          type: 'route-delete',
          destination: row.destination,
          ...(row.link !== undefined && { link: row.link }),
        })
      }
      return ''
    }
    default:
      throw notSimulated(`'ip route ${command}'`)
  }
}

const LINK = [
  'add',
  'set',
  'change',
  'replace',
  'delete',
  'show',
  'list',
  'lst',
  'xstats',
  'afstats',
  'property',
  'help',
] as const

function* link({ sys, stdout }: Process, words: Arguments, options: IpOptions): Blocking<number> {
  const command = words.isEmpty ? 'show' : chooseCommand(words.value(), LINK, 'link')
  switch (command) {
    case 'add':
      yield* addLink(sys, words)
      return 0
    case 'set':
    case 'change':
      yield* setLink(sys, words)
      return 0
    case 'delete':
      deleteLink(sys, words)
      return 0
    case 'show':
    case 'list':
    case 'lst':
      yield* stdout.write(showLinks(sys.networkState(), words, options))
      return 0
    default:
      throw notSimulated(`'ip link ${command}'`)
  }
}

const ADDRESS = [
  'add',
  'change',
  'replace',
  'delete',
  'show',
  'list',
  'lst',
  'flush',
  'save',
  'restore',
  'help',
] as const

function address({ sys }: Process, words: Arguments, options: IpOptions): string {
  const command = words.isEmpty ? 'show' : chooseCommand(words.value(), ADDRESS, 'address')
  switch (command) {
    case 'add':
      changeAddress(sys, 'address-add', words)
      return ''
    case 'delete':
      changeAddress(sys, 'address-delete', words)
      return ''
    case 'flush':
      flushAddresses(sys, words)
      return ''
    case 'show':
    case 'list':
    case 'lst':
      return showAddresses(sys.networkState(), words, options)
    default:
      throw notSimulated(`'ip address ${command}'`)
  }
}
