import type { Program } from '../../kernel/program'
import { iptables } from './iptables'
import { iptablesRestore, iptablesSave } from './save'

/** Programs of the package iptables, by the key its executables name. */
export const iptablesPrograms: Readonly<Record<string, Program>> = {
  'iptables/iptables': iptables,
  'iptables/iptables-restore': iptablesRestore,
  'iptables/iptables-save': iptablesSave,
}
