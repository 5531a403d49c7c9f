import type { Applets } from '../applet'
import { cat } from './cat'
import { cp, ln, mv } from './copy'
import { echo } from './echo'
import { head, tail } from './head-tail'
import { id } from './id'
import { kill, killall, pidof } from './kill'
import { ls } from './ls'
import { mkdir, rmdir, touch } from './make'
import { basename, dirname, readlink } from './paths'
import { ps } from './ps'
import { rm } from './remove'
import { seq } from './seq'
import { env, falseApplet, hostname, mount, printenv, pwd, sleep, trueApplet, uname, whoami } from './system'
import { wc } from './wc'

/** BusyBox's applets by name; the shell is not among them. */
export const applets: Applets = {
  basename,
  cat,
  cp,
  dirname,
  echo,
  env,
  false: falseApplet,
  head,
  hostname,
  id,
  kill,
  killall,
  ln,
  ls,
  mkdir,
  mount,
  mv,
  pidof,
  printenv,
  ps,
  pwd,
  readlink,
  rm,
  rmdir,
  seq,
  sleep,
  tail,
  touch,
  true: trueApplet,
  uname,
  wc,
  whoami,
}
