import type { InternetDescription } from '../linux/net/internet/description'
import type { TreeDescription } from '../linux/vfs/tree'

/** A world's starting state: plain data, so that a journal needs only its name. */
export interface Scenario {
  readonly name: string
  readonly hostname: string
  /** wall-clock second (Unix time) at which the machine is switched on */
  readonly epochSeconds: number
  /** Debian packages on the host */
  readonly packages: readonly string[]
  /** references of images that are there from the start */
  readonly images: readonly string[]
  /** where a login shell begins */
  readonly cwd: string
  /** files beside those of the packages */
  readonly files: TreeDescription
  readonly hasDocker: boolean
  /** what lies behind the default gateway; the public Internet when left out */
  readonly internet?: InternetDescription
}
