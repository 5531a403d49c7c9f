import type { Program } from '../../kernel/program'
import { brctl } from './brctl'
import { bridge } from './bridge'
import { ip } from './ip'
import { ss } from './ss'

/** Programs of the packages iproute2 and bridge-utils, by the key their executables name. */
export const iproute2Programs: Readonly<Record<string, Program>> = {
  'iproute2/brctl': brctl,
  'iproute2/bridge': bridge,
  'iproute2/ip': ip,
  'iproute2/ss': ss,
}
