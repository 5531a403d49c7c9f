import { gzip } from '../../gzip/gzip'
import { less } from '../../less/less'
import { tar } from '../../tar/tar'
import { more } from '../../util-linux/more'
import type { Applet, AppletContext, Applets } from '../applet'
import { borrow, type Rewording } from '../borrow'

const gzipMessages = ({ name }: AppletContext): readonly Rewording[] => [
  [/^gzip: (.*)\.gz: (No such file.*)\n/gm, 'gzip: $1: $2\n'],
  [/^gzip: /gm, `${name}: `],
  [/: ([^:\n]+) is a directory -- ignored\n/, ": can't remove file '$1': Is a directory\n"],
  [/: ([^:\n]+\.gz) already exists;.*\n/, ": can't open '$1': File exists\n"],
  [/: ([^:\n]+): unknown suffix -- ignored\n/, ': $1: unknown suffix - ignored\n'],
  [
    /^\n?(\w+): [^:\n]+: not in gzip format\n/,
    (_, who) => `${who}: ${who === 'zcat' ? 'no gzip/bzip2/xz magic' : 'invalid magic'}\n`,
  ],
  [/^(.*): compressed data not (?:read|written).*\n[\s\S]*/, ''],
]

function compressor(lead: readonly string[], options: string, usage: string, about: string): Applet {
  return borrow(gzip, {
    options,
    long: 'stdout:c to-stdout:c force:f decompress:d uncompress:d test:t keep:k verbose:v',
    usage,
    about,
    as: ({ words }: AppletContext) => [...lead, ...words],
    messages: gzipMessages,
    status: { 2: 1 },
  })
}

/** Applets of archives and compressed files, and those that show files a screen at a time. */
export const archiveApplets: Applets = {
  gunzip: compressor(['-d'], 'cfkqtvn', '[-cfkt] [FILE]...', 'Decompress files'),
  gzip: compressor([], 'cfkdtqvn123456789', '[-cfkdt] [FILE]...', 'Compress files, or (-d) decompress them'),
  less: borrow(less, {
    options: 'EMmNnSFRI~d!',
    usage: '[-EFIMmNSRh~] [FILE]...',
    about: 'Show files a screen at a time',
  }),
  more: borrow(more, { options: 'dlfcsup', usage: '[FILE]...', about: 'Show files a screen at a time' }),
  tar: borrow(tar, {
    options: '*',
    usage: 'c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...',
    about: 'Make (c), extract (x) or list (t) archives; -z: compressed with gzip, -C: in another directory',
    messages: [
      [/^\ngzip: stdin: not in gzip format\n/, 'tar: invalid magic\n'],
      [/^tar: Child returned status 1\n[\s\S]*/m, 'tar: short read\n'],
      [/^tar: You must specify.*\n[\s\S]*/, ''],
      [/^tar: (\S+): Cannot open: (.*)\n[\s\S]*/, "tar: can't open '$1': $2\n"],
      [/^tar: (\S+): Cannot stat: (.*)\n/gm, 'tar: $1: $2\n'],
      [/^tar: Exiting with failure status.*\n/gm, 'tar: error exit delayed from previous errors\n'],
      [/^tar: Cowardly refusing.*\n/gm, 'tar: empty archive\n'],
      [/^tar: (.*): Not found in archive\n/gm, 'tar: $1: not found in archive\n'],
      [/^tar: This does not look like a tar archive\n[\s\S]*/, 'tar: short read\n'],
      [/^tar: Removing leading `\/' from member names\n/gm, "tar: removing leading '/' from member names\n"],
    ],
    output: [[/^(\S{10} \S+ +\d+ \d{4}-\d\d-\d\d \d\d:\d\d) /gm, '$1:00 ']],
    status: { 2: 1 },
  }),
  zcat: compressor(['-dc'], 'f', '[FILE]...', 'Print compressed files'),
}
