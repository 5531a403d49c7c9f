/** How a shell was called (bash(1), OPTIONS). */
export interface CommandLine {
  /** `-c` */
  readonly command?: string
  /** the script's file and the positional parameters */
  readonly operands: readonly string[]
  readonly interactive: boolean
  readonly login: boolean
  readonly fromStdin: boolean
  readonly readsProfile: boolean
  readonly readsRc: boolean
  readonly rcFile?: string
  readonly version: boolean
  readonly help: boolean
  /** `-o name`, `+e`, … in order */
  readonly settings: readonly string[]
  readonly shopt: readonly (readonly [name: string, on: boolean])[]
  readonly invalid?: string
}

type Draft = { -readonly [Key in keyof CommandLine]: CommandLine[Key] }

const long: Readonly<Record<string, (draft: Draft) => void>> = {
  login: (draft) => {
    draft.login = true
  },
  noprofile: (draft) => {
    draft.readsProfile = false
  },
  norc: (draft) => {
    draft.readsRc = false
  },
  version: (draft) => {
    draft.version = true
  },
  help: (draft) => {
    draft.help = true
  },
  noediting: () => undefined,
  posix: (draft) => {
    draft.settings = [...draft.settings, '-o', 'posix']
  },
  verbose: (draft) => {
    draft.settings = [...draft.settings, '-v']
  },
}

/** Reads the arguments of a shell, its own name first. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const draft: Draft = {
    operands: [],
    interactive: false,
    login: argv[0]?.startsWith('-') ?? false,
    fromStdin: false,
    readsProfile: true,
    readsRc: true,
    version: false,
    help: false,
    settings: [],
    shopt: [],
  }
  const at = takeOptions(draft, argv)
  if (draft.invalid !== undefined) return draft
  const operands = argv.slice(at)
  if (draft.command === undefined) return { ...draft, operands }
  const [command, ...rest] = operands
  return command === undefined ? { ...draft, invalid: '-c' } : { ...draft, command, operands: rest }
}

/** Takes the options; where the operands begin. `-c` leaves an empty command to be filled in. */
function takeOptions(draft: Draft, argv: readonly string[]): number {
  let at = 1
  for (; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--' || word === '-') return at + 1
    if (!/^[-+]./.test(word)) return at
    const next = argv[at + 1]
    if (!word.startsWith('--')) at += shortOptions(draft, word, next)
    else if (!longOption(draft, word.slice(2), next)) draft.invalid = word
    else if (/^--(rcfile|init-file)$/.test(word)) at++
    if (draft.invalid !== undefined) return at
  }
  return at
}

/** Takes the letters of one word; 1 when they used the next word too. */
function shortOptions(draft: Draft, word: string, next: string | undefined): number {
  const [sign = '-', ...letters] = word
  let used = 0
  for (const letter of letters) {
    if (!shortOption(draft, sign, letter, next)) draft.invalid = `${sign}${letter}`
    if (letter === 'o' || letter === 'O') used = 1
  }
  return used
}

function longOption(draft: Draft, name: string, next: string | undefined): boolean {
  if (name === 'rcfile' || name === 'init-file') {
    draft.rcFile = next ?? ''
    return true
  }
  const option = long[name]
  option?.(draft)
  return option !== undefined
}

function shortOption(draft: Draft, sign: string, letter: string, next: string | undefined): boolean {
  if (letter === 'c') draft.command = ''
  else if (letter === 'i') draft.interactive = true
  else if (letter === 'l') draft.login = true
  else if (letter === 's') draft.fromStdin = true
  else if (letter === 'o') draft.settings = [...draft.settings, `${sign}o`, next ?? '']
  else if (letter === 'O') draft.shopt = [...draft.shopt, [next ?? '', sign === '-']]
  else if ('abefhkmnptuvxBCEHPTr'.includes(letter)) draft.settings = [...draft.settings, `${sign}${letter}`]
  else return false
  return true
}
