import type { Decoded, Style } from './value'

/** How the call of a method is written; `result` is undefined before it is over, and when it failed. */
export type Decoders = Readonly<
  Record<string, (args: readonly unknown[], result: unknown, style: Style) => Decoded>
>
