import type { Group } from '../command'
import { connect } from './network/connect'
import { create } from './network/create'
import { disconnect } from './network/disconnect'
import { inspect } from './network/inspect'
import { ls } from './network/ls'
import { prune } from './network/prune'
import { rm } from './network/rm'

export const network = {
  summary: { en: 'Manage networks', zh: '管理网络' },
  asksFirst: true,
  commands: {
    connect,
    create,
    disconnect,
    inspect,
    ls,
    prune,
    rm,
  },
} satisfies Group
