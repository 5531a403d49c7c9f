import { between, exactly, type Group } from '../command'
import { create } from './context/create'
import { inspect } from './context/inspect'
import { ls } from './context/ls'
import { rm } from './context/rm'
import { show } from './context/show'
import { update } from './context/update'
import { use } from './context/use'
import { unsimulated } from './unsimulated/unsimulated'

export const context = {
  summary: { en: 'Manage contexts', zh: '管理上下文' },
  commands: {
    create,
    export: unsimulated({
      use: '[OPTIONS] CONTEXT [FILE|-]',
      args: between(1, 2),
      summary: { en: 'Write a context to an archive', zh: '导出上下文' },
    }),
    import: unsimulated({
      use: 'CONTEXT FILE|-',
      args: exactly(2),
      summary: { en: 'Read a context from an archive', zh: '导入上下文' },
    }),
    inspect,
    ls,
    rm,
    show,
    update,
    use,
  },
} satisfies Group
