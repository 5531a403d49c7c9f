import type { Blocking } from '../../kernel/wait-queue'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'

/** Marks around what takes no room on the screen, where a prompt has `\[` and `\]` (readline's convention). */
export const INVISIBLE_START = '\x01'
export const INVISIBLE_END = '\x02'

export const BASH_VERSION = '5.2.15(1)-release'

/** Replaces the backslash escapes of a prompt (bash(1), PROMPTING); parameters in it are expanded after this. */
export function* expandPrompt(shell: Shell, prompt: string): Blocking<string> {
  const { timeOf } = /\\[tT@AdD]/.test(prompt) ? yield* extras(shell) : { timeOf: () => '' }
  return prompt.replace(/\\(D\{[^}]*\}|[0-7]{3}|.)/gsu, (all, code: string) => {
    if (/^[0-7]{3}$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8))
    const format = timeFormats[code[0] ?? ''] ?? (code.startsWith('D') && (code.slice(2, -1) || '%X'))
    return (format ? timeOf(shell, format) : escapeValue(shell, code)) ?? all
  })
}

const timeFormats: Readonly<Record<string, string>> = {
  t: '%H:%M:%S',
  T: '%I:%M:%S',
  '@': '%I:%M %p',
  A: '%H:%M',
  d: '%a %b %d',
}

function escapeValue(shell: Shell, code: string): string | undefined {
  switch (code[0]) {
    case 'a':
      return '\x07'
    case 'e':
      return '\x1b'
    case 'n':
      return '\n'
    case 'r':
      return '\r'
    case '\\':
      // Expansion of parameters follows, in which a single backslash would quote.
      return '\\\\'
    case '[':
      return INVISIBLE_START
    case ']':
      return INVISIBLE_END
    case 'u':
      return shell.userName
    case 'h':
      return shell.sys.gethostname().split('.')[0]
    case 'H':
      return shell.sys.gethostname()
    case 'w':
      return shortened(shell)
    case 'W':
      return shortened(shell) === '~' ? '~' : shell.directory.split('/').pop() || '/'
    case '$':
      return shell.sys.geteuid() === 0 ? '#' : '\\$'
    case 's':
      return shell.name.replace(/^-/, '').split('/').pop() ?? ''
    case 'j':
      return String(shell.jobs.listed.length)
    case 'l':
      return 'tty'
    case 'v':
      return '5.2'
    case 'V':
      return '5.2.15'
    case '!':
      return String(shell.history.nextNumber)
    case '#':
      return String(shell.commandNumber)
    default:
      return undefined
  }
}

/** The working directory with the home directory as `~`. */
function shortened(shell: Shell): string {
  const home = shell.variables.get('HOME')
  const { directory } = shell
  if (!home || home === '/') return directory
  if (directory === home) return '~'
  return directory.startsWith(`${home}/`) ? `~${directory.slice(home.length)}` : directory
}
