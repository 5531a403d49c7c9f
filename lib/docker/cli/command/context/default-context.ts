import type { Cli } from '../../cli'
import { parseHost } from '../../client/endpoint'
import type { ContextMetadata } from '../../config/context-store'

/** Where the default context's daemon listens, by flag or environment. */
export function defaultEndpoint(cli: Cli): string {
  return parseHost(cli.globals.host[0] ?? cli.process.env.get('DOCKER_HOST') ?? '').host
}

/** The default context as if it were stored. */
export function defaultContext(cli: Cli): ContextMetadata {
  return {
    Name: 'default',
    Metadata: {},
    Endpoints: { docker: { Host: defaultEndpoint(cli), SkipTLSVerify: false } },
  }
}
