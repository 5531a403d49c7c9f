import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { UsageFailure, utility } from '../../programs/utility'
import { disable, enable, isEnabled, mask } from './enabling'
import { systemdFamily } from './family'
import { catUnits, listFiles, listUnits, showUnits } from './listing'
import { act, isInState, printStatus, type Wishes } from './verbs'

const help = `systemctl [OPTIONS...] COMMAND ...

Look at and control services.

Unit Commands:
  list-units [PATTERN...]     list units that are loaded
  is-active PATTERN...        tell whether units are active
  is-failed PATTERN...        tell whether units have failed
  status [PATTERN...|PID...]  print how units are
  show [PATTERN...]           print properties of units
  cat PATTERN...              print unit files
  start UNIT...               start units
  stop UNIT...                stop units
  reload UNIT...              have units read their settings again
  restart UNIT...             start or restart units
  try-restart UNIT...         restart units that are active
  kill UNIT...                send a signal to the processes of units
  reset-failed [PATTERN...]   forget that units failed
  list-unit-files [PATTERN...]  list unit files
  enable UNIT...              have units started at boot
  disable UNIT...             no longer
  is-enabled UNIT...          tell whether they are
  mask UNIT...                make units impossible to start
  unmask UNIT...              undo that
  daemon-reload               read unit files again
  is-system-running           tell how the system is

Options:
  -a --all               units that are not active, too
  -f --force             no effect
  -l --full              do not cut lines
  -n --lines=INTEGER     print so many entries of the journal
     --no-legend         no headings
     --no-pager          do not page
     --no-block          do not wait
     --now               start or stop as well
     --plain             no dots
  -p --property=NAME     only these properties
  -q --quiet             print nothing
  -s --signal=SIGNAL     the signal of kill
     --state=STATE       only units in this state
     --system            no effect
  -t --type=TYPE         only units of this type
     --value             properties without names
  -h --help              print this
     --version           print the version

Not simulated here: --user; -H, --host=HOST; -M, --machine=CONTAINER; -o, --output=STRING; --failed; -r, --recursive; -T, --show-transaction; --job-mode=MODE; --kill-whom=WHOM
`

export const systemctl = utility({
  family: systemdFamily,
  name: 'systemctl',
  help,
  options: {
    all: '-a',
    force: '-f',
    full: '-l',
    lines: '-n=',
    noLegend: '--no-legend',
    noPager: '--no-pager',
    noBlock: '--no-block',
    now: '--now',
    plain: '--plain',
    property: '-p=',
    quiet: '-q',
    signal: '-s=',
    state: '--state=',
    system: '--system',
    type: '-t=',
    value: '--value',
    help: '-h',
  },
  *run(process, { options, operands: [verb = 'list-units', ...units] }) {
    const run = verbs[verb]
    if (!run) throw new UsageFailure(`Unknown command verb ${verb}.`)
    if (units.length === 0 && needsUnits.has(verb)) throw new UsageFailure('Too few arguments.')
    return yield* run(process, units, options, verb)
  },
})

type Verb = (process: Process, units: readonly string[], wishes: Wishes, verb: string) => Blocking<number>

const verbs: Readonly<Record<string, Verb>> = {
  start: act,
  stop: act,
  restart: act,
  reload: act,
  'try-restart': act,
  'reload-or-restart': act,
  kill: act,
  'reset-failed': act,
  'daemon-reload': act,
  'is-active': isInState,
  'is-failed': isInState,
  'is-system-running': function* (process) {
    yield* process.stdout.write('running\n')
    return 0
  },
  status: printStatus,
  show: showUnits,
  cat: catUnits,
  'list-units': listUnits,
  'list-unit-files': listFiles,
  enable,
  disable,
  mask,
  unmask: mask,
  'is-enabled': isEnabled,
}

const needsUnits = new Set([
  'start',
  'stop',
  'restart',
  'reload',
  'try-restart',
  'kill',
  'is-active',
  'is-failed',
  'cat',
  'enable',
  'disable',
  'mask',
  'unmask',
  'is-enabled',
])
