import { SECOND } from '../../../base/clock'
import { page } from '../../programs/less/page'
import { strftime } from '../../programs/support/strftime'
import { encodeText } from '../../programs/support/text'
import { utility } from '../../programs/utility'
import type { JournalEntry } from '../protocol'
import { unitName } from '../unit'
import { systemdFamily } from './family'
import { formatEntry, readJournal } from './journal'

const help = `journalctl [OPTIONS...] [MATCHES...]

Print the journal.

Options:
  -b --boot[=ID]             only of this boot
  -e --pager-end             begin at the end
  -f --follow                go on with what comes
  -k --dmesg                 only what the kernel said
  -n --lines[=INTEGER]       only so many of the last entries (10)
  -o --output=STRING         as short, cat, json or short-iso
  -p --priority=RANGE        only this important or more
  -q --quiet                 no hints
  -r --reverse               newest first
  -t --identifier=STRING     only of this program
  -u --unit=UNIT             only of this unit
  -x --catalog               no effect
  -g --grep=PATTERN          only what matches
     --no-pager              do not page
     --no-hostname           leave out the host's name
  -h --help                  print this
     --version               print the version

Not simulated here: -S, --since=DATE; -U, --until=DATE; -a, --all; --vacuum-size=BYTES; --vacuum-time=TIME; --disk-usage; --list-boots; --user; --system; --rotate
`

const priorities = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']

export const journalctl = utility({
  family: systemdFamily,
  name: 'journalctl',
  help,
  options: {
    boot: '-b',
    end: '-e',
    follow: '-f',
    kernel: '-k',
    lines: '-n=',
    output: '-o=',
    priority: '-p=',
    quiet: '-q',
    reverse: '-r',
    identifier: '-t=',
    unit: '-u=',
    catalog: '-x',
    grep: '-g=',
    noPager: '--no-pager',
    noHostname: '--no-hostname',
    help: '-h',
  },
  // The number of `-n` may be a word of its own though it may also be left out.
  rewrite: (argv) =>
    argv.flatMap((word, index) => {
      const isCount = (text = ''): boolean => /^(\d+|all)$/.test(text)
      if (word === '-n' || word === '--lines') return isCount(argv[index + 1]) ? [] : ['--lines=10']
      const before = argv[index - 1]
      if (isCount(word) && (before === '-n' || before === '--lines')) return [`--lines=${word}`]
      return [word.replace(/^-n(?=\d)/, '--lines=')]
    }),
  *run(process, { options, given }) {
    const { sys, stdout } = process
    const units = given.flatMap(({ name, value }) => (name === 'unit' ? [unitName(value)] : []))
    const level =
      options.priority === undefined
        ? 7
        : Math.max(priorities.indexOf(options.priority), Number(options.priority) || 0)
    const grep =
      options.grep === undefined
        ? undefined
        : new RegExp(options.grep, /[A-Z]/.test(options.grep) ? 'u' : 'iu')
    const isWanted = (entry: JournalEntry): boolean =>
      (units.length === 0 || units.includes(entry.unit ?? '')) &&
      (options.identifier === undefined || entry.identifier === options.identifier) &&
      (!options.kernel || entry.identifier === 'kernel') &&
      entry.priority <= level &&
      (grep?.test(entry.message) ?? true)
    const host = sys.gethostname()
    const show = (entry: JournalEntry): string =>
      render(entry, host, options.output ?? 'short', options.noHostname)
    const all = (yield* readJournal(sys)).filter(isWanted)
    const wanted = options.lines ?? (options.follow ? '10' : options.end ? '1000' : 'all')
    const chosen = wanted === 'all' ? all : all.slice(Math.max(0, all.length - Number(wanted)))
    if (options.reverse) chosen.reverse()
    if (chosen.length === 0 && !options.follow && !options.quiet) {
      yield* stdout.write('-- No entries --\n')
      return 0
    }
    const text = chosen.map(show).join('')
    if (sys.isatty(stdout.fd) && !options.noPager && !options.follow) {
      yield* page(process, encodeText(text), { quitIfOneScreen: true, atEnd: options.end })
      return 0
    }
    yield* stdout.write(encodeText(text))
    for (let seen = all.length; options.follow; ) {
      yield* sys.nanosleep(SECOND / 5)
      const now = (yield* readJournal(sys)).filter(isWanted)
      yield* stdout.write(encodeText(now.slice(seen).map(show).join('')))
      seen = now.length
    }
    return 0
  },
})

function render(entry: JournalEntry, host: string, format: string, noHostname: boolean): string {
  if (format === 'cat') return `${entry.message}\n`
  if (format === 'json')
    return `${JSON.stringify({
      __REALTIME_TIMESTAMP: String(Math.floor(entry.time * 1e6)),
      _HOSTNAME: host,
      PRIORITY: String(entry.priority),
      SYSLOG_IDENTIFIER: entry.identifier,
      _PID: String(entry.pid),
      ...(entry.unit && { _SYSTEMD_UNIT: entry.unit }),
      MESSAGE: entry.message,
    })}\n`
  const line = formatEntry(entry, host)
  if (format === 'short-iso') {
    const time = strftime('%Y-%m-%dT%H:%M:%S+0000', { seconds: Math.floor(entry.time), nanoseconds: 0 })
    return time + line.slice('Nov 21 15:00:00'.length)
  }
  return noHostname ? line.replace(` ${host} `, ' ') : line
}
