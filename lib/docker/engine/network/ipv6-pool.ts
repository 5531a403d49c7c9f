import { toHex } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { IpamPool } from '../../api/types/network'
import { EngineError } from '../error'

/** The addresses of an IPv6 subnet that ends in `::`, lowest first: what inspect shows; no packet goes there here. */
export class Ipv6Pool {
  readonly #taken = new Set<number>([0, 1])

  private constructor(
    readonly subnet: string,
    readonly gateway: string,
  ) {}

  /** The subnet asked for; one of unique local addresses (RFC 4193) when none is. @throws EngineError InvalidParameter */
  static create(sys: Syscalls, asked: IpamPool | undefined): Ipv6Pool {
    const subnet = asked?.Subnet ?? uniqueLocal(sys)
    const match = /^([0-9a-f:]*::)\/(\d+)$/i.exec(subnet)
    const length = Number(match?.[2])
    if (!match || length > 128)
      throw new EngineError(
        'InvalidParameter',
        `invalid network config:\ninvalid subnet ${subnet}: invalid CIDR block notation`,
      )
    return new Ipv6Pool(subnet, asked?.Gateway || `${match[1]}1`)
  }

  get length(): number {
    return Number(this.subnet.split('/')[1])
  }

  allocate(): string {
    let number = 1
    while (this.#taken.has(number)) number++
    this.#taken.add(number)
    return `${this.subnet.split('/')[0]}${number.toString(16)}`
  }

  release(address: string): void {
    this.#taken.delete(Number.parseInt(address.split(':').at(-1) ?? '', 16))
  }
}

function uniqueLocal(sys: Syscalls): string {
  const hex = `fd${toHex(sys.getrandom(7))}`
  return `${[0, 4, 8, 12].map((at) => hex.slice(at, at + 4).replace(/^0{1,3}/, '')).join(':')}::/64`
}
