import type { LogConfig } from '../../api/types/host-config'
import { EngineError, notSimulated } from '../error'
import { parseSize } from './log-file'

const drivers = [
  'awslogs',
  'fluentd',
  'gcplogs',
  'gelf',
  'journald',
  'json-file',
  'local',
  'none',
  'splunk',
  'syslog',
]

/** Options of the json-file driver (moby jsonfilelog.ValidateLogOpt). */
const jsonFileOptions = [
  'max-file',
  'max-size',
  'compress',
  'labels',
  'labels-regex',
  'env',
  'env-regex',
  'tag',
  'mode',
  'max-buffer-size',
]

/** What drivers besides json-file know that are here at all. */
const otherOptions: Readonly<Record<string, readonly string[]>> = {
  local: ['max-file', 'max-size', 'compress'],
  journald: ['labels', 'labels-regex', 'env', 'env-regex', 'tag'],
  syslog: [
    ...['env', 'env-regex', 'labels', 'labels-regex', 'syslog-address', 'syslog-facility'],
    ...['syslog-format', 'tag'],
  ],
  none: [],
}

const commonOptions = [
  'mode',
  'max-buffer-size',
  'cache-disabled',
  'cache-max-file',
  'cache-max-size',
  'cache-compress',
]

/** Names the log driver when none is asked for, and checks its options. @throws EngineError InvalidParameter */
export function completeLogConfig({ Type, Config }: LogConfig, defaults: LogConfig): LogConfig {
  const type = Type || defaults.Type
  if (!drivers.includes(type)) {
    throw new EngineError(
      'InvalidParameter',
      `error looking up logging plugin ${type}: plugin "${type}" not found`,
    )
  }
  const known = type === 'json-file' ? jsonFileOptions : otherOptions[type]
  if (!known) throw notSimulated(`the logging driver ${type}`)
  const options = type === defaults.Type ? { ...defaults.Config, ...Config } : (Config ?? {})
  for (const option of Object.keys(options)) {
    if (type === 'none' || known.includes(option) || commonOptions.includes(option)) continue
    const where = type === 'local' ? '' : ` for ${type} log driver`
    throw new EngineError('InvalidParameter', `unknown log opt '${option}'${where}`)
  }
  return { Type: type, Config: options }
}

/** Checks what is seen to be wrong only when the driver starts. @throws EngineError System */
export function validateLogValues({ Type: type, Config }: LogConfig): void {
  const options = Config ?? {}
  const invalid = (reason: string) =>
    new EngineError(
      'System',
      `failed to create task for container: failed to initialize logging driver: ${reason}`,
    )
  if (type !== 'json-file' && type !== 'local') return
  const size = parseSize(options['max-size'])
  if (size !== undefined && Number.isNaN(size)) throw invalid(`invalid size: '${options['max-size']}'`)
  const files = options['max-file']
  if (files === undefined) return
  if (!/^[+-]?\d+$/.test(files))
    throw invalid(`strconv.Atoi: parsing ${JSON.stringify(files)}: invalid syntax`)
  if (Number(files) < 1) throw invalid('max-file cannot be less than 1')
}
