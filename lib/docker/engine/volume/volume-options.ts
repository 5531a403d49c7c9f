import { EngineError, notSimulated } from '../error'

/** Options of the local driver: `-o type=tmpfs -o device=tmpfs -o o=size=1m`. */
export type VolumeOptions = Readonly<Record<string, string>>

/** What each option needs to have beside it. */
const required: Readonly<Record<string, readonly string[]>> = {
  device: ['type'],
  type: ['device'],
  o: ['device', 'type'],
}

const known = ['type', 'o', 'device', 'size']
const simulatedTypes = ['tmpfs', 'none', 'bind']

/** Checks the options of a volume (moby volume/local validateOpts). @throws EngineError InvalidParameter */
export function validateVolumeOptions(options: VolumeOptions): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw invalid(`invalid option: ${JSON.stringify(key)}`)
  }
  if (options.size !== undefined) {
    if (!/^\d+(\.\d+)? ?([kmgtp](i?b)?|b)?$/i.test(options.size))
      throw invalid(`invalid size: '${options.size}'`)
    throw invalid('quota size requested but no quota support')
  }
  for (const [key, others] of Object.entries(required)) {
    const missing = options[key] === undefined ? undefined : others.find((one) => options[one] === undefined)
    if (missing) throw invalid(`missing required option: ${JSON.stringify(missing)}`)
  }
  if (options.type !== undefined && !simulatedTypes.includes(options.type))
    throw notSimulated(`a volume of type ${options.type}`)
}

function invalid(message: string): EngineError {
  return new EngineError('InvalidParameter', message)
}
