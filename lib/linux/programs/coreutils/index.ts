import type { Program } from '../../kernel/program'
import { base32, base64 } from './base64'
import { basename } from './basename'
import { cat } from './cat'
import { b2sum, md5sum, sha1sum, sha224sum, sha256sum, sha384sum, sha512sum } from './checksum'
import { chmod } from './chmod'
import { chgrp, chown } from './chown'
import { chroot } from './chroot'
import { cksum, sum } from './cksum'
import { comm } from './comm'
import { cp } from './cp/cp'
import { csplit } from './csplit'
import { cut } from './cut'
import { date } from './date'
import { dd } from './dd/dd'
import { df } from './df/df'
import { dirname } from './dirname'
import { du } from './du/du'
import { echo } from './echo'
import { env } from './env'
import { expand, unexpand } from './expand'
import { expr } from './expr'
import { factor } from './factor'
import { fold } from './fold'
import { groups } from './groups'
import { head } from './head'
import { id } from './id'
import { install } from './install'
import { join } from './join'
import { link, unlink } from './link'
import { ln } from './ln'
import { dir, ls, vdir } from './ls/ls'
import { mkdir } from './mkdir'
import { mkfifo } from './mkfifo'
import { mktemp } from './mktemp'
import { mv } from './mv'
import { nice } from './nice'
import { nl } from './nl'
import { nohup } from './nohup'
import { nproc } from './nproc'
import { od } from './od/od'
import { paste } from './paste'
import { pathchk } from './pathchk'
import { printenv } from './printenv'
import { printf } from './printf'
import { pwd } from './pwd'
import { readlink } from './readlink'
import { realpath } from './realpath'
import { rm } from './rm'
import { rmdir } from './rmdir'
import { seq } from './seq'
import { shuf } from './shuf'
import { sleep } from './sleep'
import { sort } from './sort/sort'
import { split } from './split'
import { stat } from './stat/stat'
import { stty } from './stty'
import { sync } from './sync'
import { tac } from './tac'
import { tail } from './tail/tail'
import { tee } from './tee'
import { bracket, test } from './test/test'
import { timeout } from './timeout'
import { touch } from './touch'
import { tr } from './tr/tr'
import { falseProgram, trueProgram } from './true'
import { truncate } from './truncate'
import { tsort } from './tsort'
import { tty } from './tty'
import { arch, uname } from './uname'
import { uniq } from './uniq'
import { wc } from './wc'
import { logname, users, who } from './who'
import { whoami } from './whoami'
import { yes } from './yes'

/** GNU coreutils, by program key. */
export const coreutilsPrograms = {
  'coreutils/[': bracket,
  'coreutils/arch': arch,
  'coreutils/base32': base32,
  'coreutils/base64': base64,
  'coreutils/basename': basename,
  'coreutils/cat': cat,
  'coreutils/chgrp': chgrp,
  'coreutils/chmod': chmod,
  'coreutils/chown': chown,
  'coreutils/comm': comm,
  'coreutils/cp': cp,
  'coreutils/cut': cut,
  'coreutils/date': date,
  'coreutils/dir': dir,
  'coreutils/dirname': dirname,
  'coreutils/echo': echo,
  'coreutils/env': env,
  'coreutils/expr': expr,
  'coreutils/false': falseProgram,
  'coreutils/fold': fold,
  'coreutils/groups': groups,
  'coreutils/head': head,
  'coreutils/id': id,
  'coreutils/link': link,
  'coreutils/ln': ln,
  'coreutils/ls': ls,
  'coreutils/md5sum': md5sum,
  'coreutils/mkdir': mkdir,
  'coreutils/mkfifo': mkfifo,
  'coreutils/mktemp': mktemp,
  'coreutils/mv': mv,
  'coreutils/nl': nl,
  'coreutils/nohup': nohup,
  'coreutils/nproc': nproc,
  'coreutils/od': od,
  'coreutils/paste': paste,
  'coreutils/printenv': printenv,
  'coreutils/printf': printf,
  'coreutils/pwd': pwd,
  'coreutils/readlink': readlink,
  'coreutils/realpath': realpath,
  'coreutils/rm': rm,
  'coreutils/rmdir': rmdir,
  'coreutils/seq': seq,
  'coreutils/sha1sum': sha1sum,
  'coreutils/sha224sum': sha224sum,
  'coreutils/sha256sum': sha256sum,
  'coreutils/sha384sum': sha384sum,
  'coreutils/sha512sum': sha512sum,
  'coreutils/sleep': sleep,
  'coreutils/sort': sort,
  'coreutils/stat': stat,
  'coreutils/sync': sync,
  'coreutils/tac': tac,
  'coreutils/tail': tail,
  'coreutils/tee': tee,
  'coreutils/test': test,
  'coreutils/timeout': timeout,
  'coreutils/touch': touch,
  'coreutils/tr': tr,
  'coreutils/true': trueProgram,
  'coreutils/truncate': truncate,
  'coreutils/tty': tty,
  'coreutils/uname': uname,
  'coreutils/uniq': uniq,
  'coreutils/unlink': unlink,
  'coreutils/vdir': vdir,
  'coreutils/wc': wc,
  'coreutils/whoami': whoami,
  'coreutils/yes': yes,
  'coreutils/chroot': chroot,
  'coreutils/expand': expand,
  'coreutils/unexpand': unexpand,
  'coreutils/shuf': shuf,
  'coreutils/tsort': tsort,
  'coreutils/factor': factor,
  'coreutils/pathchk': pathchk,
  'coreutils/join': join,
  'coreutils/split': split,
  'coreutils/csplit': csplit,
  'coreutils/dd': dd,
  'coreutils/install': install,
  'coreutils/df': df,
  'coreutils/du': du,
  'coreutils/cksum': cksum,
  'coreutils/sum': sum,
  'coreutils/b2sum': b2sum,
  'coreutils/stty': stty,
  'coreutils/who': who,
  'coreutils/users': users,
  'coreutils/logname': logname,
  'coreutils/nice': nice,
} as const satisfies Record<string, Program>
