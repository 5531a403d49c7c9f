import { concat, decode, encode } from '../../base/bytes'

export const DNS_PORT = 53

const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  ANY: 255,
} as const
export type RecordType = keyof typeof typeNumbers
const typeNames = new Map<number, RecordType>(
  Object.entries(typeNumbers).map(([name, number]) => [number, name as RecordType]),
)

export const responseCodes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'] as const
export type ResponseCode = (typeof responseCodes)[number]

export interface DnsQuestion {
  /** without the final dot */
  readonly name: string
  readonly type: RecordType
}

/** A resource record; `data` as in a zone file: an address, a name, `10 mail.example.com`, a text. */
export interface DnsRecord {
  readonly name: string
  readonly type: RecordType
  /** seconds */
  readonly ttl: number
  readonly data: string
}

/** A DNS message (RFC 1035), its flags by name. */
export interface DnsMessage {
  readonly id: number
  readonly isResponse: boolean
  readonly isAuthoritative?: boolean
  readonly recursionDesired: boolean
  readonly recursionAvailable?: boolean
  readonly code: ResponseCode
  readonly questions: readonly DnsQuestion[]
  readonly answers: readonly DnsRecord[]
  readonly authority: readonly DnsRecord[]
}

const QR = 0x8000
const AA = 0x0400
const RD = 0x0100
const RA = 0x0080

/** A query for one name. */
export function dnsQuery(id: number, name: string, type: RecordType): DnsMessage {
  const questions = [{ name: name.replace(/\.$/, ''), type }]
  return {
    id,
    isResponse: false,
    recursionDesired: true,
    code: 'NOERROR',
    questions,
    answers: [],
    authority: [],
  }
}

/** The answer of a recursive server to a query. */
export function dnsAnswer(
  query: DnsMessage,
  code: ResponseCode,
  answers: readonly DnsRecord[] = [],
  authority: readonly DnsRecord[] = [],
): DnsMessage {
  return { ...query, isResponse: true, recursionAvailable: true, code, answers, authority }
}

/** A message as it is sent. Names that were written before are pointed to. */
export function encodeDns(message: DnsMessage): Uint8Array {
  const { id, questions, answers, authority } = message
  const known = new Map<string, number>()
  const out: number[] = []
  const short = (value: number): void => void out.push((value >> 8) & 255, value & 255)
  const flags =
    (message.isResponse ? QR : 0) |
    (message.isAuthoritative ? AA : 0) |
    (message.recursionDesired ? RD : 0) |
    (message.recursionAvailable ? RA : 0) |
    responseCodes.indexOf(message.code)
  for (const value of [id, flags, questions.length, answers.length, authority.length, 0]) short(value)
  const name = (text: string): void => {
    for (let rest = text.replace(/\.$/, ''); rest !== ''; rest = rest.replace(/^[^.]*\.?/, '')) {
      const at = known.get(rest)
      if (at !== undefined) {
        short(0xc000 | at)
        return
      }
      known.set(rest, out.length)
      const label = encode(rest.replace(/\..*/, ''))
      out.push(label.length, ...label)
    }
    out.push(0)
  }
  for (const { name: asked, type } of questions) {
    name(asked)
    short(typeNumbers[type])
    short(1)
  }
  for (const record of [...answers, ...authority]) {
    name(record.name)
    short(typeNumbers[record.type])
    short(1)
    short(record.ttl >>> 16)
    short(record.ttl & 0xffff)
    const lengthAt = out.length
    short(0)
    writeData(record, out, name, short)
    const length = out.length - lengthAt - 2
    out[lengthAt] = length >> 8
    out[lengthAt + 1] = length & 255
  }
  return Uint8Array.from(out)
}

function writeData(
  { type, data }: DnsRecord,
  out: number[],
  name: (text: string) => void,
  short: (value: number) => void,
): void {
  const words = data.split(' ')
  switch (type) {
    case 'A':
      out.push(...data.split('.').map(Number))
      break
    case 'AAAA':
      for (const group of expandIpv6(data)) short(group)
      break
    case 'MX':
      short(Number(words[0]))
      name(words[1] ?? '')
      break
    case 'SOA':
      name(words[0] ?? '')
      name(words[1] ?? '')
      for (const value of words.slice(2).map(Number)) {
        short(value >>> 16)
        short(value & 0xffff)
      }
      break
    case 'TXT':
      out.push(encode(data).length, ...encode(data))
      break
    default:
      name(data)
  }
}

function expandIpv6(text: string): number[] {
  const [head = '', tail] = text.split('::')
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const first = groups(head)
  if (tail === undefined) return first
  const last = groups(tail)
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}

/** Reads a message; undefined when the bytes are none. */
export function decodeDns(bytes: Uint8Array): DnsMessage | undefined {
  if (bytes.length < 12) return undefined
  const reader = new Reader(bytes)
  const [id = 0, flags = 0, questionCount = 0, answerCount = 0, authorityCount = 0] = Array.from(
    { length: 6 },
    () => reader.short(),
  )
  const questions = Array.from({ length: questionCount }, () => {
    const name = reader.name()
    const type = typeNames.get(reader.short()) ?? 'ANY'
    reader.short()
    return { name, type }
  })
  const answers = Array.from({ length: answerCount }, () => reader.record())
  const authority = Array.from({ length: authorityCount }, () => reader.record())
  return {
    ...{ id, questions, answers, authority },
    isResponse: (flags & QR) !== 0,
    isAuthoritative: (flags & AA) !== 0,
    recursionDesired: (flags & RD) !== 0,
    recursionAvailable: (flags & RA) !== 0,
    code: responseCodes[flags & 15] ?? 'SERVFAIL',
  }
}

class Reader {
  #at = 0

  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    return this.bytes[this.#at++] ?? 0
  }

  short(): number {
    return this.byte() * 256 + this.byte()
  }

  long(): number {
    return this.short() * 65_536 + this.short()
  }

  name(): string {
    const labels: Uint8Array[] = []
    let end: number | undefined
    for (let jumps = 0; jumps < 16; ) {
      const length = this.byte()
      if (length === 0) break
      if (length >= 0xc0) {
        // The rest of the name stands elsewhere.
        const target = (length & 0x3f) * 256 + this.byte()
        end ??= this.#at
        this.#at = target
        jumps++
        continue
      }
      labels.push(this.bytes.subarray(this.#at, this.#at + length))
      this.#at += length
    }
    this.#at = end ?? this.#at
    return labels.map((label) => decode(concat([label]))).join('.')
  }

  record(): DnsRecord {
    const name = this.name()
    const type = typeNames.get(this.short()) ?? 'ANY'
    this.short()
    const ttl = this.long()
    const length = this.short()
    const end = this.#at + length
    const data = this.#data(type, length)
    this.#at = end
    return { name, type, ttl, data }
  }

  #data(type: RecordType, length: number): string {
    switch (type) {
      case 'A':
        return [this.byte(), this.byte(), this.byte(), this.byte()].join('.')
      case 'AAAA':
        return shortIpv6(Array.from({ length: 8 }, () => this.short()))
      case 'MX':
        return `${this.short()} ${this.name()}`
      case 'SOA':
        return `${this.name()} ${this.name()} ${Array.from({ length: 5 }, () => this.long()).join(' ')}`
      case 'TXT':
        return decode(this.bytes.subarray(this.#at + 1, this.#at + length))
      default:
        return this.name()
    }
  }
}

function shortIpv6(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(':')
  const zeros = [...text.matchAll(/(?<=^|:)0(:0)+(?=:|$)/g)].sort(
    (left, right) => right[0].length - left[0].length,
  )[0]
  if (!zeros) return text
  const head = text.slice(0, zeros.index).replace(/:$/, '')
  const tail = text.slice(zeros.index + zeros[0].length).replace(/^:/, '')
  return `${head}::${tail}`
}

/** `4.3.2.1.in-addr.arpa` for `1.2.3.4`. */
export function reverseName(address: string): string {
  return `${address.split('.').reverse().join('.')}.in-addr.arpa`
}

/** The address a reverse name stands for; undefined when it is none. */
export function reversedAddress(name: string): string | undefined {
  const match = /^(\d+\.\d+\.\d+\.\d+)\.in-addr\.arpa\.?$/i.exec(name)
  return match?.[1]?.split('.').reverse().join('.')
}
