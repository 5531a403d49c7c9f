/** Signal numbers on x86-64 (signal(7)). */
export const signalNumbers = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPWR: 30,
  SIGSYS: 31,
} as const

export type Signal = keyof typeof signalNumbers

const names = new Map<number, Signal>(
  Object.entries(signalNumbers).map(([name, number]) => [number, name as Signal]),
)

/** The signal of a number, or of a name with or without `SIG`, in any case; undefined when there is none. */
export function parseSignal(text: string | number): Signal | undefined {
  if (typeof text === 'number' || /^\d+$/.test(text)) return names.get(Number(text))
  const name = text.toUpperCase()
  const full = (name.startsWith('SIG') ? name : `SIG${name}`) as Signal
  return full in signalNumbers ? full : undefined
}

export type DefaultAction = 'terminate' | 'core' | 'ignore' | 'stop' | 'continue'

/** What happens when a process has not said otherwise (signal(7), "Signal dispositions"). */
export function defaultAction(signal: Signal): DefaultAction {
  switch (signal) {
    case 'SIGCHLD':
    case 'SIGURG':
    case 'SIGWINCH':
      return 'ignore'
    case 'SIGCONT':
      return 'continue'
    case 'SIGSTOP':
    case 'SIGTSTP':
    case 'SIGTTIN':
    case 'SIGTTOU':
      return 'stop'
    case 'SIGQUIT':
    case 'SIGILL':
    case 'SIGTRAP':
    case 'SIGABRT':
    case 'SIGBUS':
    case 'SIGFPE':
    case 'SIGSEGV':
    case 'SIGXCPU':
    case 'SIGXFSZ':
    case 'SIGSYS':
      return 'core'
    default:
      return 'terminate'
  }
}

/** A handler runs between two system calls of its process; a blocked call then fails with EINTR unless `restart`. */
export type Disposition =
  | 'default'
  | 'ignore'
  | { readonly handler: (signal: Signal) => void; readonly restart?: boolean }
