/** What ends iptables: a message as the tool words it, and its exit status. */
export class IptablesFailure extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

export const VERSION = 'iptables v1.8.9 (nf_tables)'

/** A wrong command line (PARAMETER_PROBLEM). */
export function wrongUse(message: string): IptablesFailure {
  return new IptablesFailure(
    `${VERSION}: ${message}\nTry \`iptables -h' or 'iptables --help' for more information.`,
    2,
  )
}

/** What the kernel refuses. */
export function refused(message: string): IptablesFailure {
  return new IptablesFailure(`iptables: ${message}`, 1)
}

export function notSimulated(what: string): IptablesFailure {
  return new IptablesFailure(`iptables: ${what} is not simulated here`, 2)
}

export function badArgument(word: string): IptablesFailure {
  return new IptablesFailure(
    `Bad argument \`${word}'\nTry \`iptables -h' or 'iptables --help' for more information.`,
    2,
  )
}
