import { chmod } from '../../coreutils/chmod'
import { chgrp, chown } from '../../coreutils/chown'
import { link, unlink } from '../../coreutils/link'
import { mkfifo } from '../../coreutils/mkfifo'
import { stat } from '../../coreutils/stat/stat'
import { sync } from '../../coreutils/sync'
import { truncate } from '../../coreutils/truncate'
import type { Applets } from '../applet'
import { borrow, type Rewording } from '../borrow'

const owner: readonly Rewording[] = [
  [/: invalid user: [‘'](.*)[’']\n/, ': unknown user $1\n'],
  [/: invalid group: [‘']:?(.*)[’']\n/, ': unknown group $1\n'],
  [/: changing ownership of '(.*)': /g, ': $1: '],
]

/** Applets that do what coreutils' programs of their names do. */
export const borrowedFiles: Applets = {
  chgrp: borrow(chgrp, {
    options: 'RhfHLP!vc',
    usage: '[-Rhcvf]... GROUP FILE...',
    about: 'Change the group of files; -R: and of what directories hold',
    messages: owner,
  }),
  chmod: borrow(chmod, {
    // A mode such as -x looks like options.
    options: '*',
    usage: '[-Rcvf] MODE[,MODE]... FILE...',
    about: 'Change the modes of files; -R: and of what directories hold',
    output: [[/^mode of '(.*)' (?:retained as|changed from \S+ \S+ to) /gm, "mode of '$1' changed to "]],
    messages: [
      [/: invalid mode: [‘'](.*)[’']\n/, ": invalid mode '$1'\n"],
      [/: cannot access '(.*)': /g, ': $1: '],
      [/: changing permissions of '(.*)': /g, ': $1: '],
    ],
  }),
  chown: borrow(chown, {
    options: 'RhfHLP!vc',
    usage: '[-RhLHPcvf]... USER[:[GRP]] FILE...',
    about: 'Change the owner and group of files; -R: and of what directories hold',
    messages: owner,
  }),
  link: borrow(link, {
    options: '',
    usage: 'FILE LINK',
    about: 'Make another name for a file',
    messages: [[/: cannot create link '(.*)' to '(.*)': /, ": can't create hardlink '$1' to '$2': "]],
  }),
  mkfifo: borrow(mkfifo, {
    options: 'm:',
    usage: '[-m MODE] NAME',
    about: 'Make a named pipe',
    messages: [[/: cannot create fifo '(.*)': /, ': $1: ']],
  }),
  stat: borrow(stat, {
    options: 'Ltfc:',
    usage: '[-ltf] FILE...',
    about: 'Print what is known of files or (-f) their file systems; -c: as a format says',
    output: [
      [/^ Birth: .*\n/gm, ''],
      [
        /^(Block size: \d+ *) {6}Fundamental block size: \d+\n/gm,
        (_, size) => `${size?.trimEnd().padEnd(22)}\n`,
      ],
      [/(Namelen: .*Type: )overlayfs\n/g, '$1UNKNOWN\n'],
    ],
    messages: [
      [/: cannot statx? '(.*)': /, ": can't stat '$1': "],
      [
        /: cannot read file system information for '(.*)': /,
        ": can't read file system information for '$1': ",
      ],
    ],
  }),
  sync: borrow(sync, { options: 'df', usage: '[-df] [FILE]...', about: 'Write what is cached to the disks' }),
  truncate: borrow(truncate, {
    options: 'cs:',
    usage: '[-c] -s SIZE FILE...',
    about: 'Make files so long; -c: only those that exist',
    messages: [
      [/: cannot open '(.*)' for writing: /, ': $1: '],
      [/: Invalid number: [‘'](.*)[’']\n/, ": invalid number '$1'\n"],
    ],
  }),
  unlink: borrow(unlink, {
    options: '',
    usage: 'FILE',
    about: 'Remove a file',
    messages: [[/: cannot unlink '(.*)': /, ": can't remove file '$1': "]],
  }),
}
