import type { HealthConfig } from '../../../api/types/container-config'
import { parseDuration } from './duration'
import { DockerfileError } from './error'
import { type FlagValues, flagText, parseFlags } from './flags'
import type { Node } from './node'

const MINIMUM = 1_000_000

/** HEALTHCHECK's options and command. @throws DockerfileError */
export function parseHealthcheck(node: Node): HealthConfig {
  const [type = '', ...words] = node.args
  if (node.args.length === 0) throw new DockerfileError('HEALTHCHECK requires at least one argument')
  const kind = type.toUpperCase()
  if (kind === 'NONE') {
    if (words.length > 0) throw new DockerfileError('HEALTHCHECK NONE takes no arguments')
    parseFlags(node.flags, {})
    return { Test: ['NONE'] }
  }
  const flags = parseFlags(node.flags, {
    interval: 'string',
    timeout: 'string',
    'start-period': 'string',
    'start-interval': 'string',
    retries: 'string',
  })
  if (kind !== 'CMD')
    throw new DockerfileError(`Unknown type ${JSON.stringify(kind)} in HEALTHCHECK (try CMD)`)
  if (words.length === 0) throw new DockerfileError('Missing command after HEALTHCHECK CMD')
  const durations = {
    Interval: duration(flags, 'interval'),
    Timeout: duration(flags, 'timeout'),
    StartPeriod: duration(flags, 'start-period'),
    StartInterval: duration(flags, 'start-interval'),
    Retries: retries(flagText(flags, 'retries')),
  }
  const given = Object.fromEntries(Object.entries(durations).filter(([, value]) => value > 0))
  return { Test: [node.isJson ? 'CMD' : 'CMD-SHELL', ...words], ...given }
}

function duration(flags: FlagValues, name: string): number {
  const text = flagText(flags, name)
  if (text === '') return 0
  const value = parseDuration(text)
  if (value === undefined) throw new DockerfileError(`time: invalid duration ${JSON.stringify(text)}`)
  if (value === 0 || value >= MINIMUM) return value
  throw new DockerfileError(`Interval ${JSON.stringify(name)} cannot be less than 1ms`)
}

function retries(text: string): number {
  if (text === '') return 0
  if (!/^[+-]?\d+$/.test(text))
    throw new DockerfileError(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  if (Number(text) < 0) throw new DockerfileError(`--retries cannot be negative (${Number(text)})`)
  return Number(text)
}
