import type { Group } from '../command'
import { attach } from './container/attach'
import { commit } from './container/commit'
import { cp } from './container/cp'
import { create } from './container/create'
import { diff } from './container/diff'
import { exec } from './container/exec'
import { exportContainer } from './container/export'
import { inspect } from './container/inspect'
import { kill } from './container/kill'
import { logs } from './container/logs'
import { ls } from './container/ls'
import { pause } from './container/pause'
import { port } from './container/port'
import { prune } from './container/prune'
import { rename } from './container/rename'
import { restart } from './container/restart'
import { rm } from './container/rm'
import { run } from './container/run'
import { start } from './container/start'
import { stats } from './container/stats'
import { stop } from './container/stop'
import { top } from './container/top'
import { unpause } from './container/unpause'
import { update } from './container/update'
import { wait } from './container/wait'

export const container = {
  summary: { en: 'Manage containers', zh: '管理容器' },
  commands: {
    attach,
    commit,
    cp,
    create,
    diff,
    exec,
    export: exportContainer,
    inspect,
    kill,
    logs,
    ls,
    pause,
    port,
    prune,
    rename,
    restart,
    rm,
    run,
    start,
    stats,
    stop,
    top,
    unpause,
    update,
    wait,
  },
} satisfies Group
