/** Ends `ip`: a message as the tool words it, and its exit status. */
export class IpFailure extends Error {
  constructor(
    message: string,
    readonly status = 255,
  ) {
    super(message)
  }
}

/** What the kernel answered (exit status 2). */
export const answered = (message: string): IpFailure => new IpFailure(`RTNETLINK answers: ${message}`, 2)
export const incomplete = (): IpFailure => new IpFailure('Command line is not complete. Try option "help"')
export const noDevice = (name: string): IpFailure => new IpFailure(`Cannot find device "${name}"`, 1)
export const notSimulated = (what: string): IpFailure => new IpFailure(`ip: ${what} is not simulated here`)
