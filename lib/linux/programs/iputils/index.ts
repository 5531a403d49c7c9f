import type { Program } from '../../kernel/program'
import { ping } from './ping'
import { tracepath } from './tracepath'

/** Programs of iputils-ping and iputils-tracepath, by the key their executables name. */
export const iputilsPrograms: Readonly<Record<string, Program>> = {
  'iputils/ping': ping,
  'iputils/tracepath': tracepath,
}
