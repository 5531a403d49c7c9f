import { encode } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { encodeText } from '../support/text'
import { coreutils } from './family'
import { help } from './help/echo'

const trailer = { family: coreutils, name: 'echo', help, options: {} }

/** echo has its own rules: unknown options are text. */
export function* echo({ argv, stdout }: Process): Blocking<number> {
  const words = argv.slice(1)
  if (words.length === 1 && words[0] === '--help') {
    yield* stdout.write(coreutils.help(argv[0] ?? 'echo', trailer))
    return 0
  }
  if (words.length === 1 && words[0] === '--version') {
    yield* stdout.write(coreutils.version(trailer))
    return 0
  }
  let newline = true
  let interpret = false
  while (/^-[neE]+$/.test(words[0] ?? '')) {
    for (const letter of words.shift()?.slice(1) ?? '') {
      if (letter === 'n') newline = false
      else interpret = letter === 'e'
    }
  }
  const text = words.join(' ')
  if (!interpret) {
    yield* stdout.write(encodeText(newline ? `${text}\n` : text))
    return 0
  }
  const { bytes, stopped } = unescapeEcho(text)
  yield* stdout.write(newline && !stopped ? Uint8Array.of(...bytes, 10) : bytes)
  return 0
}

const simple: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
}

/** Backslash escapes of `echo -e`; `\c` stops all output. */
export function unescapeEcho(text: string): { readonly bytes: Uint8Array; readonly stopped: boolean } {
  const out: number[] = []
  const pattern = /\\(?:([abefnrtv\\])|(c)|0([0-7]{1,3})|x([0-9a-fA-F]{1,2})|([1-7][0-7]{0,2})|0)|[^\\]+|\\/g
  for (const [whole, letter, stop, octal, hex, bare] of text.matchAll(pattern)) {
    if (stop) return { bytes: Uint8Array.from(out), stopped: true }
    if (letter) out.push(simple[letter] ?? 0)
    else if (octal ?? bare) out.push(Number.parseInt(octal ?? bare ?? '', 8) & 255)
    else if (hex) out.push(Number.parseInt(hex, 16))
    else if (whole === '\\0') out.push(0)
    else out.push(...encode(whole))
  }
  return { bytes: Uint8Array.from(out), stopped: false }
}
