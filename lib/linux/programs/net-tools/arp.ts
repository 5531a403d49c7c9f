import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { NeighbourState } from '../../net/neighbours'
import { nameOfAddress } from '../support/resolve'

/** arp of net-tools: which hardware addresses the kernel has learned. */
export function* arp(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  const words = argv.slice(1)
  const unknown = words.find((word) => word.startsWith('-') && !/^-[nae]+$/.test(word))
  if (unknown !== undefined) {
    yield* stderr.write(`arp: option ${unknown} is not simulated here\n`)
    return 1
  }
  const isNumeric = words.some((word) => /^-\w*n/.test(word))
  const isBsd = words.some((word) => /^-\w*a/.test(word))
  const wanted = words.find((word) => !word.startsWith('-'))
  const rows = sys
    .networkState()
    .neighbours.filter(({ address }) => wanted === undefined || address === wanted)
  if (rows.length === 0 && wanted !== undefined) {
    yield* stdout.write(isBsd ? `arp: in 0 entries no match found.\n` : `${wanted} (${wanted}) -- no entry\n`)
    return 0
  }
  if (!isBsd && rows.length > 0)
    yield* stdout.write('Address                  HWtype  HWaddress           Flags Mask            Iface\n')
  for (const row of rows) {
    const name = isNumeric ? undefined : yield* nameOfAddress(sys, row.address)
    yield* stdout.write(isBsd ? bsdLine(row, name) : line(row, name))
  }
  return 0
}

function line({ address, mac, link, state }: NeighbourState, name: string | undefined): string {
  const shown = (name ?? address).padEnd(24)
  if (mac === undefined) return `${shown}         (incomplete)                              ${link}\n`
  return `${shown} ether   ${mac.padEnd(19)} ${(state === 'PERMANENT' ? 'CM' : 'C').padEnd(21)} ${link}\n`
}

function bsdLine({ address, mac, link, state }: NeighbourState, name: string | undefined): string {
  const hardware =
    mac === undefined ? '<incomplete>' : `${mac} [ether]${state === 'PERMANENT' ? ' PERM' : ''}`
  return `${name ?? '?'} (${address}) at ${hardware} on ${link}\n`
}
