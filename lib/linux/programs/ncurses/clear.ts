import { type Family, UsageFailure, utility } from '../utility'

/** ncurses 6.4, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (_, { help }) => help,
  help: (_, { help }) => help,
  version: () => 'ncurses 6.4.20221231\n',
}

const clearHelp = `Usage: clear [options]

Empty the screen.

Options:
  -T TERM     no effect
  -V          print the version
  -x          keep what has scrolled away
`

export const clear = utility({
  family,
  name: 'clear',
  help: clearHelp,
  options: { term: '-T=', versionToo: '-V', keep: '-x' },
  *run({ stdout }, { options }) {
    yield* stdout.write(
      options.versionToo ? 'ncurses 6.4.20221231\n' : `\x1b[H\x1b[2J${options.keep ? '' : '\x1b[3J'}`,
    )
    return 0
  },
})

export const reset = utility({
  family,
  name: 'reset',
  help: 'Usage: reset [terminal]\n\nPut the terminal back in order.\n',
  options: {},
  *run({ sys, stdin, stdout }) {
    if (sys.isatty(stdin.fd))
      sys.tcsetattr(stdin.fd, {
        canonical: true,
        echo: true,
        signals: true,
        outputNewline: true,
        inputNewline: true,
      })
    yield* stdout.write('\x1bc\x1b[!p\x1b[?3;4l\x1b[4l\x1b>\r')
    return 0
  },
})

const tputHelp = `Usage: tput [options] [command]

Print what a terminal understands.

Options:
  -S          refused
  -T TERM     no effect
  -V          print the version

Commands: clear, cols, lines, colors, bold, sgr0, smul, rmul, rev, cup ROW COLUMN, setaf N, setab N, civis, cnorm,
el, ed, home, smcup, rmcup
`

const capabilities: Readonly<Record<string, string>> = {
  clear: '\x1b[H\x1b[2J\x1b[3J',
  bold: '\x1b[1m',
  sgr0: '\x1b(B\x1b[m',
  smul: '\x1b[4m',
  rmul: '\x1b[24m',
  rev: '\x1b[7m',
  dim: '\x1b[2m',
  civis: '\x1b[?25l',
  cnorm: '\x1b[?12l\x1b[?25h',
  el: '\x1b[K',
  ed: '\x1b[J',
  home: '\x1b[H',
  smcup: '\x1b[?1049h\x1b[22;0;0t',
  rmcup: '\x1b[?1049l\x1b[23;0;0t',
}

export const tput = utility({
  family,
  name: 'tput',
  help: tputHelp,
  options: { script: '-S', term: '-T=', versionToo: '-V' },
  *run({ sys, stdin, stdout, stderr, env }, { operands: [name, ...numbers] }) {
    if (name === undefined) throw new UsageFailure('')
    if (!env.get('TERM')) {
      yield* stderr.write('tput: No value for $TERM and no -T specified\n')
      return 2
    }
    const terminal = [stdout.fd, stdin.fd].find((fd) => sys.isatty(fd))
    const size = terminal === undefined ? { columns: 80, rows: 24 } : sys.terminalSize(terminal)
    const [one = 0, two = 0] = numbers.map(Number)
    const computed: Readonly<Record<string, string>> = {
      cols: `${size.columns}\n`,
      lines: `${size.rows}\n`,
      colors: `${env.get('TERM')?.includes('256') ? 256 : 8}\n`,
      cup: `\x1b[${one + 1};${two + 1}H`,
      setaf: one < 8 ? `\x1b[3${one}m` : one < 16 ? `\x1b[9${one - 8}m` : `\x1b[38;5;${one}m`,
      setab: one < 8 ? `\x1b[4${one}m` : one < 16 ? `\x1b[10${one - 8}m` : `\x1b[48;5;${one}m`,
    }
    const text = capabilities[name] ?? computed[name]
    if (text === undefined) {
      yield* stderr.write(`tput: unknown terminfo capability '${name}'\n`)
      return 4
    }
    yield* stdout.write(text)
    return 0
  },
})
