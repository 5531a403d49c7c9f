import { EngineError } from '../error'

/** Refuses keys to detach with that cannot be typed; the client is who watches for them (moby/term ToBytes). @throws EngineError */
export function validateDetachKeys(keys: string, what: 'detach' | 'escape'): void {
  if (keys === '' || keys.split(',').every((key) => /^(ctrl-[a-zA-Z@[\\\]^_]|.)$/su.test(key))) return
  const code = what === 'detach' ? 'InvalidParameter' : 'System'
  throw new EngineError(code, `Invalid ${what} keys (${keys}) provided`)
}
