import type { Group } from '../command'
import { build } from './builder/build'
import { history } from './image/history'
import { importImage } from './image/import'
import { inspect } from './image/inspect'
import { load } from './image/load'
import { ls } from './image/ls'
import { prune } from './image/prune'
import { pull } from './image/pull'
import { push } from './image/push'
import { rm } from './image/rm'
import { save } from './image/save'
import { tag } from './image/tag'

export const image = {
  summary: { en: 'Manage images', zh: '管理镜像' },
  commands: {
    build,
    history,
    import: importImage,
    inspect,
    load,
    ls,
    prune,
    pull,
    push,
    rm,
    save,
    tag,
  },
} satisfies Group
