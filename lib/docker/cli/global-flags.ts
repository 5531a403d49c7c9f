import { list } from './flag/collecting-types'
import { type FlagTable, flags } from './flag/flag'
import { bool, string } from './flag/scalar-types'

/** What can stand between `docker` and its command. */
export interface GlobalFlags {
  config: string
  context: string
  debug: boolean
  host: readonly string[]
  'log-level': string
  tls: boolean
  tlscacert: string
  tlscert: string
  tlskey: string
  tlsverify: boolean
  version: boolean
}

/** The global flags; defaults under the configuration directory depend on the home directory. */
export function globalFlags(configDirectory: string): FlagTable<GlobalFlags> {
  return flags<GlobalFlags>({
    config: { type: string, default: configDirectory, help: "Directory of the client's configuration files" },
    context: {
      type: string,
      short: 'c',
      completes: 'context',
      help: 'Context that says which daemon to use (wins over DOCKER_HOST and the one chosen by "docker context use")',
    },
    debug: { type: bool, short: 'D', help: 'Turn debug mode on', support: 'partial' },
    host: { type: list, short: 'H', help: 'Socket of the daemon to connect to' },
    'log-level': {
      type: string,
      short: 'l',
      default: 'info',
      completes: ['debug', 'info', 'warn', 'error', 'fatal'],
      help: 'How much to log ("debug", "info", "warn", "error", "fatal")',
    },
    tls: { type: bool, help: 'Speak TLS; --tlsverify implies it', support: 'none' },
    tlscacert: {
      type: string,
      default: `${configDirectory}/ca.pem`,
      help: 'Accept only certificates signed by this authority',
      support: 'partial',
    },
    tlscert: {
      type: string,
      default: `${configDirectory}/cert.pem`,
      help: 'File of the TLS certificate',
      support: 'partial',
    },
    tlskey: {
      type: string,
      default: `${configDirectory}/key.pem`,
      help: 'File of the TLS key',
      support: 'partial',
    },
    tlsverify: { type: bool, help: 'Speak TLS and check who answers', support: 'partial' },
    version: { type: bool, short: 'v', help: 'Print the version and exit' },
  })
}
