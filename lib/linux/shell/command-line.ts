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
  let takesCommand = false
  let at = 1
  for (; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--' || word === '-') {
      at++
      break
    }
    if (word === '--rcfile' || word === '--init-file') {
      draft.rcFile = argv[++at] ?? ''
      continue
    }
    const option = word.startsWith('--') ? long[word.slice(2)] : undefined
    if (option) {
      option(draft)
      continue
    }
    if (!/^[-+]./.test(word)) break
    if (word.startsWith('--')) return { ...draft, invalid: word }
    const [sign = '-', ...letters] = word
    for (const letter of letters) {
      if (letter === 'c') takesCommand = true
      else if (letter === 'i') draft.interactive = true
      else if (letter === 'l') draft.login = true
      else if (letter === 's') draft.fromStdin = true
      else if (letter === 'o') draft.settings = [...draft.settings, `${sign}o`, argv[++at] ?? '']
      else if (letter === 'O') draft.shopt = [...draft.shopt, [argv[++at] ?? '', sign === '-']]
      else if ('abefhkmnptuvxBCEHPTr'.includes(letter))
        draft.settings = [...draft.settings, `${sign}${letter}`]
      else return { ...draft, invalid: `${sign}${letter}` }
    }
  }
  const operands = argv.slice(at)
  if (!takesCommand) return { ...draft, operands }
  const [command, ...rest] = operands
  return command === undefined ? { ...draft, invalid: '-c' } : { ...draft, command, operands: rest }
}
