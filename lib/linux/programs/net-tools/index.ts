import type { Program } from '../../kernel/program'
import { arp } from './arp'
import { ifconfig } from './ifconfig'
import { netstat } from './netstat'
import { route } from './route'

/** Programs of the package net-tools, by the key their executables name. */
export const netToolsPrograms: Readonly<Record<string, Program>> = {
  'net-tools/arp': arp,
  'net-tools/ifconfig': ifconfig,
  'net-tools/netstat': netstat,
  'net-tools/route': route,
}
