import type { Program } from '../../kernel/program'
import { traceroute } from './traceroute'

/** Programs of the package traceroute, by the key their executables name. */
export const traceroutePrograms: Readonly<Record<string, Program>> = { 'traceroute/traceroute': traceroute }
