import type { Program } from '../../kernel/program'
import { bridge } from './bridge'
import { ip } from './ip'
import { ss } from './ss'

/** Programs of the package iproute2, by the key their executables name. */
export const iproute2Programs: Readonly<Record<string, Program>> = {
  'iproute2/bridge': bridge,
  'iproute2/ip': ip,
  'iproute2/ss': ss,
}
