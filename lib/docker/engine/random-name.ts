import type { Syscalls } from '../../linux/kernel/syscalls'
import { adjectives, surnames } from './name-words'

function pick(sys: Syscalls, words: readonly string[]): string {
  const [high = 0, low = 0] = sys.getrandom(2)
  return words[(high * 256 + low) % words.length] ?? ''
}

/** A name such as `elated_ride`; with a digit behind it from the second try on (moby namesgenerator.GetRandomName). */
export function randomName(sys: Syscalls, retry: number): string {
  for (;;) {
    const name = `${pick(sys, adjectives)}_${pick(sys, surnames)}`
    if (name === 'boring_wozniak') continue
    return retry > 0 ? `${name}${(sys.getrandom(1)[0] ?? 0) % 10}` : name
  }
}
