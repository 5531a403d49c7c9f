import type { Applet } from '../applet'
import { basename, cp, dirname, ln, mkdir, mv, readlink, rm, rmdir, touch } from './files'
import { kill, killall, pidof } from './kill'
import { ls } from './ls'
import { ps } from './ps'
import {
  echo,
  env,
  falseApplet,
  hostname,
  id,
  mount,
  printenv,
  pwd,
  seq,
  sleep,
  trueApplet,
  uname,
  whoami,
} from './system'
import { cat, grep, head, tail, wc } from './text'

/** BusyBox's applets by name; the shell is not among them. */
export const applets: Readonly<Record<string, Applet>> = {
  basename,
  cat,
  cp,
  dirname,
  echo,
  env,
  false: falseApplet,
  grep,
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
