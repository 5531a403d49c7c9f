import type { Program } from '../../kernel/program'
import { dmesg } from './dmesg'
import { findmnt } from './findmnt'
import { ipcmk } from './ipcmk'
import { ipcrm } from './ipcrm'
import { ipcs } from './ipcs'
import { logger } from './logger'
import { lsns } from './lsns'
import { more } from './more'
import { mount } from './mount'
import { mountpoint } from './mountpoint'
import { nsenter } from './nsenter'
import { renice } from './renice'
import { setsid } from './setsid'
import { su } from './su'
import { umount } from './umount'
import { unshare } from './unshare'

/** util-linux, by program key. */
export const utilLinuxPrograms = {
  'util-linux/dmesg': dmesg,
  'util-linux/findmnt': findmnt,
  'util-linux/ipcmk': ipcmk,
  'util-linux/ipcrm': ipcrm,
  'util-linux/ipcs': ipcs,
  'util-linux/lsns': lsns,
  'util-linux/more': more,
  'util-linux/mount': mount,
  'util-linux/mountpoint': mountpoint,
  'util-linux/nsenter': nsenter,
  'util-linux/setsid': setsid,
  'util-linux/su': su,
  'util-linux/umount': umount,
  'util-linux/unshare': unshare,
  'util-linux/renice': renice,
  'util-linux/logger': logger,
} as const satisfies Record<string, Program>
