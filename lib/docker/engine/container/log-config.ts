import type { LogConfig } from '../../api/types/host-config'
import { EngineError } from '../error'

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

/** Names the log driver when none is asked for, and checks its options. @throws EngineError InvalidParameter */
export function completeLogConfig({ Type, Config }: LogConfig): LogConfig {
  const type = Type || 'json-file'
  if (!drivers.includes(type)) {
    throw new EngineError(
      'InvalidParameter',
      `error looking up logging plugin ${type}: plugin "${type}" not found`,
    )
  }
  const options = Config ?? {}
  for (const option of Object.keys(options)) {
    if (type === 'json-file' && !jsonFileOptions.includes(option)) {
      throw new EngineError('InvalidParameter', `unknown log opt '${option}' for json-file log driver`)
    }
  }
  return { Type: type, Config: options }
}
