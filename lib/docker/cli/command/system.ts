import type { Group } from '../command'
import { df } from './system/df'
import { events } from './system/events'
import { info } from './system/info'
import { prune } from './system/prune'

export const system = {
  summary: { en: 'Manage Docker itself', zh: '管理 Docker 系统' },
  commands: {
    df,
    events,
    info,
    prune,
  },
} satisfies Group
