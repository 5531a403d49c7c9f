import type { Program } from '../../kernel/program'
import { dig } from './dig'
import { host } from './host'
import { nslookup } from './nslookup'

/** Programs of bind9-dnsutils and bind9-host, by the key their executables name. */
export const bind9Programs: Readonly<Record<string, Program>> = {
  'bind9/dig': dig,
  'bind9/host': host,
  'bind9/nslookup': nslookup,
}
