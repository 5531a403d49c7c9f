import { signalNumbers } from '../../../../linux/kernel/signal'

/** What completion offers for `--signal`. */
export const signalNames: readonly string[] = Object.keys(signalNumbers)
