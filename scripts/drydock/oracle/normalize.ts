import { settleBuildSteps, settleRaces } from './races'

type Rule = readonly [pattern: RegExp, replacement: string | ((match: string, ...groups: string[]) => string)]

/** What an id in normalised text looks like: its kind and what tells it from others of the kind. */
export const ID = /\u0001([^\u0003]*)\u0003([^\u0002]*)\u0002/g

const id = (kind: string, key: string): string => `\u0001${kind}\u0003${key}\u0002`
const short = (digits: string): string => digits.slice(0, 12)
const isEphemeral = (port: string): boolean => Number(port) >= 32_768 && Number(port) <= 60_999

const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const DAY = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const SPAN =
  '(?:[Ll]ess than a second|[Aa]bout a minute|[Aa]bout an hour|\\d+ (?:second|minute|hour|day|week|month|year)s?)'
const ADJECTIVES =
  'admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy charming clever compassionate competent condescending confident cool cranky crazy dazzling determined distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly sleepy stoic strange stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wizardly wonderful xenodochial youthful zealous zen'
    .split(' ')
    .join('|')

/** What the engine itself leaves to chance. */
const chance: readonly Rule[] = [
  [/\b(docker-(?:import|builder|export)-?)\d+/g, '$1<n>'],
  [/(thread-self\/fd\/)\d+/g, '$1<n>'],
  [/Bind for (?:0\.0\.0\.0|::):(\d+) failed/g, 'Bind for <any>:$1 failed'],
  [
    /(has active endpoints \()([^)]*)\)/g,
    (_, before = '', names = '') => `${before}${names.split(', ').sort().join(', ')})`,
  ],
]

const times: readonly Rule[] = [
  [/\b(?!0001-01-01)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g, '<ts>'],
  [/\b(?!0001-01-01)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [+-]\d{4}(?: \w+)?/g, '<ts>'],
  [
    new RegExp(
      `\\b(?:${DAY}),? +\\d{1,2} (?:${MONTH}) \\d{4} \\d\\d:\\d\\d:\\d\\d (?:GMT|UTC|[+-]\\d{4})`,
      'g',
    ),
    '<ts>',
  ],
  [new RegExp(`\\b(?:${DAY}) (?:${MONTH}) +\\d{1,2} \\d\\d:\\d\\d:\\d\\d (?:UTC )?\\d{4}`, 'g'), '<ts>'],
  [new RegExp(`\\b\\d\\d/(?:${MONTH})/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}`, 'g'), '<ts>'],
  [new RegExp(`\\b(?:${MONTH}) +\\d{1,2} +(?:\\d\\d:\\d\\d|\\d{4})\\b`, 'g'), '<date>'],
  [/\b20\d\d[-/]\d\d[-/]\d\d \d\d:\d\d(?::\d\d(?:\.\d+)?)?\b/g, '<date>'],
  [/"(time|timeNano|Created|created|LastUsedAt|since|until)": ?\d{9,}/g, '"$1":<n>'],
  [new RegExp(`\\b${SPAN} ago\\b`, 'g'), '<ago>'],
  [new RegExp(`\\bUp ${SPAN}`, 'g'), 'Up <dur>'],
  [/\b(real|user|sys)(\s+)(?:\d+m)?\d+\.\d+s?/g, '$1$2<dur>'],
  [/time[=<][\d.]+ ms/g, 'time=<ms>'],
  [/= [\d.]+(?:\/[\d.]+){2,3} ms/g, '= <ms>'],
  [/\btime \d+ms\b/g, 'time <ms>'],
  [/copied, [\d.]+ s(?:econds)?, \S+/g, 'copied, <dur>'],
]

const ids: readonly Rule[] = [
  [/\bSWMTKN-1-[0-9a-z]{40,}-[0-9a-z]{25}\b/g, (token) => id('token', token)],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, (uuid) => id('uuid', uuid)],
  [/\b[0-9a-f]{64}\b/g, (digits) => id('id64', short(digits))],
  [/\b[0-9a-f]{32,40}\b(?!\u0002)/g, (digits) => id('id40', short(digits))],
  [/(?<![0-9A-Za-z\u0003])[0-9a-f]{12}(?![0-9A-Za-z\u0002])/g, (digits) => id('id', digits)],
  [/(?<=sha256:)[0-9a-f]{7,63}(?![0-9a-f\u0002])/g, (digits) => id('idshort', short(digits))],
  [
    /(?<![0-9A-Za-z\u0003])(?=[a-z]*\d)[0-9a-z]{25}(?![0-9A-Za-z\u0002])/g,
    (word) => id('swarm25', short(word)),
  ],
  [/\/l\/[0-9A-Z]{26}\b/g, '/l/<link>'],
  [/\b[0-9A-Z]{26}(?=[:,\s]|$)/g, '<link>'],
  [/\bveth[0-9a-f]{7}\b/g, (name) => id('veth', name)],
  [
    /\b(?!00:00:00:00:00:00|ff:ff:ff:ff:ff:ff)(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}\b/g,
    (mac) => id('mac', mac.toLowerCase()),
  ],
  [
    /\b(mnt|uts|ipc|pid|pid_for_children|net|user|cgroup|time|time_for_children):\[(\d+)\]/g,
    (_, kind = '', inode = '') => `${kind}:[${id('ns', inode)}]`,
  ],
  [/(?<=@)if\d+/g, 'if<n>'],
  [/^\d+: (?=eth|veth|br-|docker|v[a-z]{1,2}\d?@)/gm, '<n>: '],
  [new RegExp(`\\b(?:${ADJECTIVES})_[a-z]+\\d?\\b`, 'g'), (name) => id('name', name)],
  [/"(Pid|PID|Ppid)": ?(?!0\b)\d+/g, '"$1": <pid>'],
]

const swarmIds: readonly Rule[] = [
  [/^[0-9a-z]{12}(?=[ *]|$)/gm, (word) => id('id', word)],
  [/\.[0-9a-z]{12}(?=\s|@|$)/gm, (word) => `.${id('id', word.slice(1))}`],
]

const ports: readonly Rule[] = [
  [
    /(?<=:|-> ?|Port":"|Port": ?"?|port )(\d{5})(?=\D|$)/g,
    (port) => (isEphemeral(port) ? id('port', port) : port),
  ],
  [/^(\d{5})$/gm, (port) => (isEphemeral(port) ? id('port', port) : port)],
]

const layout: readonly Rule[] = [
  [/ {2,}/g, '  '],
  [/[ \t]+$/gm, ''],
  [/\n+$/, '\n'],
]

const apply = (text: string, rules: readonly Rule[]): string =>
  // the cast picks one of replace's overloads
  rules.reduce((result, [pattern, by]) => result.replace(pattern, by as string), text)

export interface Subject {
  readonly cmd: string
  readonly tty?: boolean | undefined
}

/** Output without what differs from one run to the next; ids are kept as marked tokens ({@link ID}). */
export function normalize(text: string, { cmd, tty }: Subject): string {
  let result = text.replace(/[\u0001-\u0003]/g, (byte) => `\\x0${byte.charCodeAt(0)}`)
  if (tty) result = result.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '')
  result = settleBuildSteps(settleRaces(result)).replace(/^(#\d+ )\d+\.\d+ /gm, '$1<t> ')
  if (/^-{6}$/m.test(result)) result = result.replace(/^\d+\.\d+ /gm, '<t> ')
  result = apply(apply(apply(result, chance), times), ids)
  if (/\bdocker (service|node|stack|swarm|secret|config|network|inspect)\b/.test(cmd))
    result = apply(result, swarmIds)
  return apply(apply(result, ports), layout)
}
