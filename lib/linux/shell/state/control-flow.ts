/** Thrown to leave what runs; caught where it leads. */
export abstract class ControlFlow {}

/** `exit`, `set -e`, and everything else that ends the shell. */
export class ExitShell extends ControlFlow {
  constructor(readonly status: number) {
    super()
  }
}

/** `return`. */
export class ReturnFromFunction extends ControlFlow {
  constructor(readonly status: number) {
    super()
  }
}

/** `break` and `continue`. */
export class LeaveLoop extends ControlFlow {
  constructor(
    readonly kind: 'break' | 'continue',
    readonly levels: number,
    readonly status = 0,
  ) {
    super()
  }
}

/** Ctrl-C in an interactive shell: back to the prompt. */
export class Interrupted extends ControlFlow {}
