import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand } from '../support/files'
import { forEachOperand } from '../support/message'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/cat'

interface Style {
  readonly number: 'all' | 'nonblank' | 'none'
  readonly squeeze: boolean
  readonly ends: boolean
  readonly tabs: boolean
  readonly nonprinting: boolean
}

const TAB = 9
const NEWLINE = 10

export const cat = utility({
  family: coreutils,
  name: 'cat',
  help,
  options: {
    showAll: '-A',
    numberNonblank: '-b',
    nonprintingAndEnds: '-e',
    showEnds: '-E',
    number: '-n',
    squeezeBlank: '-s',
    nonprintingAndTabs: '-t',
    showTabs: '-T',
    unbuffered: '-u',
    showNonprinting: '-v',
  },
  *run(process, { options, operands }) {
    const { showAll } = options
    const style: Style = {
      number: options.numberNonblank ? 'nonblank' : options.number ? 'all' : 'none',
      squeeze: options.squeezeBlank,
      ends: showAll || options.nonprintingAndEnds || options.showEnds,
      tabs: showAll || options.nonprintingAndTabs || options.showTabs,
      nonprinting:
        showAll || options.nonprintingAndEnds || options.nonprintingAndTabs || options.showNonprinting,
    }
    const plain = !(style.squeeze || style.ends || style.tabs || style.nonprinting) && style.number === 'none'
    const transform = plain ? (chunk: Uint8Array) => chunk : formatter(style)
    return yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, (path) =>
      copy(process, path, transform),
    )
  },
})

function* copy(
  process: Process,
  path: string,
  transform: (chunk: Uint8Array) => Uint8Array,
): Blocking<number> {
  const fd = yield* openOperand(process, path)
  try {
    for (;;) {
      const chunk = yield* process.sys.read(fd, CHUNK)
      if (chunk.length === 0) return 0
      yield* process.stdout.write(transform(chunk))
    }
  } finally {
    closeOperand(process, fd)
  }
}

/** Numbers lines and shows the invisible; what it knows carries over from file to file, as the line numbers do. */
function formatter({ number, squeeze, ends, tabs, nonprinting }: Style): (chunk: Uint8Array) => Uint8Array {
  let line = 0
  let newlines = 1
  const lineNumber = (): string => `${String(++line).padStart(6)}\t`
  const show = (byte: number): string => {
    if (byte === TAB) return tabs ? '^I' : '\t'
    return nonprinting ? visible(byte) : String.fromCharCode(byte)
  }
  const endLine = (): string => {
    if (squeeze && newlines >= 2) return ''
    const lead = newlines++ > 0 && number === 'all' ? lineNumber() : ''
    return lead + (ends ? '$\n' : '\n')
  }
  const continueLine = (byte: number): string => {
    const lead = newlines > 0 && number !== 'none' ? lineNumber() : ''
    newlines = 0
    return lead + show(byte)
  }
  return (chunk) => {
    let text = ''
    for (const byte of chunk) text += byte === NEWLINE ? endLine() : continueLine(byte)
    return Uint8Array.from(text, (character) => character.charCodeAt(0))
  }
}

function visible(byte: number): string {
  if (byte >= 128) return `M-${visible(byte - 128)}`
  if (byte < 32) return `^${String.fromCharCode(byte + 64)}`
  return byte === 127 ? '^?' : String.fromCharCode(byte)
}
