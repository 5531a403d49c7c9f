import { list, listOf, mapOf } from '../../../flag/collecting-types'
import { flags } from '../../../flag/flag'
import { bool, int, string } from '../../../flag/scalar-types'
import { validateAttach, validateEnv, validateLabel } from '../../../opts/key-value'
import { signalNames } from '../../shared/signal-names'
import { restartPolicies } from './restart-policies'

const annotation = mapOf()

/** Flags of `run` and `create` on the process itself: what runs, as whom, with which streams, how it is kept. */
export const processFlags = flags({
  annotation: {
    type: annotation,
    help: 'Attach a note that is handed to the OCI runtime',
    support: 'partial',
  },
  attach: {
    type: listOf(validateAttach),
    short: 'a',
    help: 'Join STDIN, STDOUT or STDERR',
    completes: ['stderr', 'stdin', 'stdout'],
  },
  cidfile: { type: string, help: 'Write the container id to this file', completes: 'file' },
  domainname: { type: string, help: 'NIS domain name inside' },
  entrypoint: { type: string, help: "Run this instead of the image's ENTRYPOINT" },
  env: { type: listOf(validateEnv), short: 'e', help: 'Set an environment variable', completes: 'variable' },
  'env-file': { type: list, help: 'Set environment variables from a file', completes: 'file' },
  'group-add': { type: list, help: 'Make the user a member of another group' },
  hostname: { type: string, short: 'h', help: 'Host name inside' },
  init: { type: bool, help: 'Run an init as process 1, which passes signals on and reaps orphans' },
  interactive: { type: bool, short: 'i', help: 'Keep standard input open' },
  label: { type: listOf(validateLabel), short: 'l', help: 'Attach a label' },
  'label-file': { type: list, help: 'Attach labels from a file', completes: 'file' },
  name: { type: string, help: 'Name of the container' },
  restart: {
    type: string,
    default: 'no',
    help: 'What to do when it exits',
    completes: restartPolicies,
  },
  rm: { type: bool, help: 'Remove the container and its anonymous volumes once it has exited' },
  runtime: { type: string, help: 'OCI runtime to run it with', support: 'partial' },
  'stop-signal': { type: string, help: 'Signal that stops it', completes: signalNames },
  'stop-timeout': { type: int, help: 'Seconds to wait before killing it on stop' },
  tty: { type: bool, short: 't', help: 'Give it a terminal' },
  user: { type: string, short: 'u', help: 'User to run as (NAME|UID[:GROUP|GID])' },
  workdir: { type: string, short: 'w', help: 'Directory to start in' },
})
