import type { Program } from '../../kernel/program'
import { adduser } from './adduser'
import { groupadd, groupdel } from './groups'
import { newgidmap, newuidmap } from './newuidmap'
import { chpasswd, passwd } from './passwd'
import { useradd, userdel } from './useradd'
import { usermod } from './usermod'

/** Users and groups, by program key. */
export const shadowPrograms = {
  'shadow/adduser': adduser,
  'shadow/chpasswd': chpasswd,
  'shadow/groupadd': groupadd,
  'shadow/groupdel': groupdel,
  'shadow/newgidmap': newgidmap,
  'shadow/newuidmap': newuidmap,
  'shadow/passwd': passwd,
  'shadow/useradd': useradd,
  'shadow/userdel': userdel,
  'shadow/usermod': usermod,
} as const satisfies Record<string, Program>
