import { flags } from '../../../flag/flag'
import { bool, string } from '../../../flag/scalar-types'
import { healthFlags } from './health-flags'
import { networkFlags } from './network-flags'
import { processFlags } from './process-flags'
import { resourceFlags } from './resource-flags'
import { securityFlags } from './security-flags'
import { storageFlags } from './storage-flags'

const imageFlags = flags({
  help: { type: bool, help: 'Show this text' },
  'disable-content-trust': { type: bool, default: true, help: 'Take images whose signature was not checked' },
  platform: { type: string, help: 'Platform to run when the daemon has a choice (e.g. linux/amd64)' },
  pull: {
    type: string,
    default: 'missing',
    help: 'When to pull the image first ("always", "missing", "never")',
    completes: ['always', 'missing', 'never'],
  },
  quiet: { type: bool, short: 'q', help: 'Pull without showing progress' },
  'use-api-socket': {
    type: bool,
    help: "Mount the daemon's socket, with the logins it needs",
    support: 'none',
  },
})

/** The flags `run` and `create` have in common: everything about the container to be made. */
export const containerFlags = {
  ...imageFlags,
  ...processFlags,
  ...networkFlags,
  ...storageFlags,
  ...securityFlags,
  ...resourceFlags,
  ...healthFlags,
}

type ValueOf<F> = F extends { readonly type: { readonly initial: infer T } } ? T : never

/** What those flags were set to. */
export type ContainerFlags = {
  readonly [K in keyof typeof containerFlags]: ValueOf<(typeof containerFlags)[K]>
}
