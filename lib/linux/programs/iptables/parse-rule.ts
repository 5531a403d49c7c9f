import type { TableName } from '../../net/firewall'
import { formatPrefix, parseAddress, parsePrefix } from '../../net/ipv4'
import { protocolNumbers } from '../support/services'
import { badArgument, IptablesFailure, notSimulated, wrongUse } from './failure'
import { argumentCount, matchOptions, otherMatches, otherTargets, targetOptions } from './match-options'

const LONG: Readonly<Record<string, string>> = {
  '--protocol': '-p',
  '--proto': '-p',
  '--source': '-s',
  '--src': '-s',
  '--destination': '-d',
  '--dst': '-d',
  '--in-interface': '-i',
  '--out-interface': '-o',
  '--jump': '-j',
  '--goto': '-g',
  '--match': '-m',
}

interface Match {
  readonly name: string
  readonly words: string[]
}

/** Reads what follows the chain of -A, -I, -R, -D and -C; the rules it comes to, as `iptables -S` prints them. @throws IptablesFailure */
export function parseRule(
  words: readonly string[],
  place: { readonly table: TableName; readonly chain: string; readonly hasChain: (name: string) => boolean },
): readonly string[] {
  return new RuleParser(words, place).parse()
}

class RuleParser {
  readonly #words: string[]
  readonly #fixed = new Map<string, string>()
  readonly #matches: Match[] = []
  readonly #target: string[] = []
  #sources: readonly string[] = ['']
  #destinations: readonly string[] = ['']
  #protocol = ''
  #isNegated = false

  constructor(
    words: readonly string[],
    private readonly place: Parameters<typeof parseRule>[1],
  ) {
    this.#words = [...words]
  }

  parse(): readonly string[] {
    for (let word = this.#words.shift(); word !== undefined; word = this.#words.shift()) {
      if (word === '!') {
        this.#isNegated = true
        continue
      }
      this.#option(LONG[word] ?? word)
      this.#isNegated = false
    }
    this.#complete()
    const rest = [
      ...['-i', '-o', '-p'].flatMap((flag) => this.#fixed.get(flag) ?? []),
      ...this.#matches.flatMap(({ name, words }) => ['-m', name, ...words.sort(bySource)]),
      ...this.#target,
    ]
    return this.#sources.flatMap((source) =>
      this.#destinations.map((destination) =>
        [source, destination, ...rest].filter((part) => part !== '').join(' '),
      ),
    )
  }

  #value(flag: string): string {
    const value = this.#words.shift()
    if (value === undefined) throw wrongUse(`option "${flag}" requires an argument`)
    return value
  }

  #option(flag: string): void {
    const not = this.#isNegated ? '! ' : ''
    switch (flag) {
      case '-s':
        this.#sources = addresses(this.#value(flag)).map((text) => (text === '' ? '' : `${not}-s ${text}`))
        break
      case '-d':
        this.#destinations = addresses(this.#value(flag)).map((text) =>
          text === '' ? '' : `${not}-d ${text}`,
        )
        break
      case '-i':
      case '-o':
        this.#link(flag, not)
        break
      case '-p': {
        this.#protocol = protocolName(this.#value(flag))
        if (this.#protocol !== 'all') this.#fixed.set(flag, `${not}-p ${this.#protocol}`)
        break
      }
      case '-m':
        this.#load(this.#value(flag))
        break
      case '-j':
        this.#jump(this.#value(flag))
        break
      case '-g': {
        const chain = this.#value(flag)
        this.#requireChain(chain)
        this.#target.push('-g', chain)
        break
      }
      case '-c':
        this.#words.splice(0, 2)
        break
      case '-f':
        throw notSimulated('-f')
      default:
        if (!flag.startsWith('-')) throw badArgument(flag)
        this.#extension(flag, not)
    }
  }

  #link(flag: '-i' | '-o', not: string): void {
    const { chain } = this.place
    const forbidden = flag === '-i' ? ['OUTPUT', 'POSTROUTING'] : ['INPUT', 'PREROUTING']
    const name = this.#value(flag)
    if (forbidden.includes(chain)) throw wrongUse(`Can't use ${flag} with ${chain}\n`)
    this.#fixed.set(flag, `${not}${flag} ${name}`)
  }

  #load(name: string): Match {
    if (!matchOptions[name]) {
      if (otherMatches.includes(name)) throw notSimulated(`match '${name}'`)
      throw wrongUse(`Couldn't load match \`${name}':No such file or directory\n`)
    }
    const match = { name, words: [] }
    this.#matches.push(match)
    return match
  }

  #jump(name: string): void {
    if (this.#target.length > 0) throw wrongUse('multiple -j flags not allowed')
    if (otherTargets.includes(name)) throw notSimulated(`target '${name}'`)
    if (!targetOptions[name]) this.#requireChain(name)
    this.#target.push('-j', name)
  }

  #requireChain(name: string): void {
    if (!this.place.hasChain(name)) throw wrongUse(`Chain '${name}' does not exist`)
  }

  #extension(flag: string, not: string): void {
    const target = targetOptions[this.#target[1] ?? '']?.[flag]
    const loaded = this.#matches.findLast(({ name }) => matchOptions[name]?.[flag])
    const implied = matchOptions[this.#protocol]?.[flag]
    if (!target && !loaded && !implied) throw wrongUse(`unknown option "${flag}"`)
    const values = Array.from({ length: argumentCount(flag) }, () => this.#value(flag)) as [string, string]
    if (target) {
      this.#target.push(...target(...values, this.#protocol))
      return
    }
    const match = loaded ?? this.#load(this.#protocol)
    const normalise = matchOptions[match.name]?.[flag]
    const words = normalise?.(values[0], values[1], this.#protocol) ?? []
    match.words.push(not + words.join(' '))
  }

  #complete(): void {
    const name = this.#target[1]
    const needs = { DNAT: '--to-destination', SNAT: '--to-source' }[name ?? '']
    if (needs !== undefined && !this.#target.includes(needs)) {
      throw wrongUse(`${name}: option "${needs}" must be specified\n`)
    }
    if (name === 'REJECT' && !this.#target.includes('--reject-with'))
      this.#target.push('--reject-with', 'icmp-port-unreachable')
    if (this.#target.includes('tcp-reset') && this.#protocol !== 'tcp') throw invalid(this.place.chain)
    this.#orderLog()
    const { table, chain } = this.place
    const isNat = ['DNAT', 'SNAT', 'MASQUERADE', 'REDIRECT'].includes(name ?? '')
    const places: Readonly<Record<string, readonly string[]>> = {
      DNAT: ['INPUT', 'POSTROUTING'],
      REDIRECT: ['INPUT', 'POSTROUTING'],
      SNAT: ['OUTPUT', 'PREROUTING'],
      MASQUERADE: ['INPUT', 'OUTPUT', 'PREROUTING'],
    }
    if (isNat && (table !== 'nat' || places[name ?? '']?.includes(chain))) throw invalid(chain)
    if (name === 'REJECT' && table !== 'filter') throw invalid(chain)
  }

  /** The prefix is printed before the level. */
  #orderLog(): void {
    const at = this.#target.indexOf('--log-level')
    if (at >= 0) this.#target.push(...this.#target.splice(at, 2))
  }
}

function invalid(chain: string): IptablesFailure {
  return new IptablesFailure(
    `iptables v1.8.9 (nf_tables):  RULE_APPEND failed (Invalid argument): rule in chain ${chain}`,
    4,
  )
}

/** Source ports are printed before destination ports. */
const bySource = (left: string, right: string): number =>
  Number(right.includes('--sport')) - Number(left.includes('--sport'))

/** `a,b` are several; a mask may be written as an address; `''` stands for everything. */
function addresses(list: string): readonly string[] {
  return list.split(',').map((text) => {
    const [host = '', mask] = text.split('/')
    const parts = host.split('.')
    const filled = /^\d+(\.\d+){0,2}$/.test(host) ? [...parts, '0', '0', '0'].slice(0, 4).join('.') : host
    const length = mask?.includes('.') ? lengthOf(mask) : mask
    const prefix = parsePrefix(length === undefined ? filled : `${filled}/${length}`)
    if (!prefix) throw wrongUse(`host/network \`${host}' not found`)
    return prefix.length === 0 ? '' : formatPrefix(prefix)
  })
}

function lengthOf(mask: string): number {
  const value = parseAddress(mask) ?? 0
  return value === 0 ? 0 : 32 - Math.log2((~value >>> 0) + 1)
}

function protocolName(text: string): string {
  const name = text.toLowerCase()
  if (name === 'all' || name === '0' || name === 'ip') return 'all'
  if (protocolNumbers[name] !== undefined) return name
  const named = Object.entries(protocolNumbers).find(([, number]) => String(number) === name)
  if (named) return named[0]
  throw wrongUse(`unknown protocol "${name}" specified`)
}
