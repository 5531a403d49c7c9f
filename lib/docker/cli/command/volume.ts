import type { Group } from '../command'
import { create } from './volume/create'
import { inspect } from './volume/inspect'
import { ls } from './volume/ls'
import { prune } from './volume/prune'
import { rm } from './volume/rm'
import { update } from './volume/update'

export const volume = {
  summary: { en: 'Manage volumes', zh: '管理数据卷' },
  asksFirst: true,
  use: 'COMMAND',
  commands: {
    create,
    inspect,
    ls,
    prune,
    rm,
    update,
  },
} satisfies Group
