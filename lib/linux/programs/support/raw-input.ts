import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'

/** Runs `body` while the terminal's keys arrive one by one and unseen, and puts it back however that ends. */
export function* withRawInput<T>({ sys }: Process, fd: number, body: () => Blocking<T>): Blocking<T> {
  const mode = sys.tcgetattr(fd)
  sys.tcsetattr(fd, { ...mode, canonical: false, echo: false })
  try {
    return yield* body()
  } finally {
    sys.tcsetattr(fd, mode)
  }
}
