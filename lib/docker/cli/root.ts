import type { Group } from './command'
import { build } from './command/builder/build'
import { prune as pruneBuilder } from './command/builder/prune'
import { container } from './command/container'
import { context } from './command/context'
import { image } from './command/image'
import { inspect } from './command/inspect'
import { network } from './command/network'
import { login } from './command/registry/login'
import { logout } from './command/registry/logout'
import { search } from './command/registry/search'
import { system } from './command/system'
import { version } from './command/system/version'
import { checkpoint, plugin } from './command/unsimulated/plugin'
import { config, secret } from './command/unsimulated/secret'
import { service } from './command/unsimulated/service'
import { node, stack, swarm } from './command/unsimulated/swarm'
import { manifest, trust } from './command/unsimulated/trust'
import { volume } from './command/volume'

const containers = container.commands
const images = image.commands

const builder: Group = {
  summary: { en: 'Manage builds', zh: '管理构建' },
  asksFirst: true,
  commands: { build, prune: pruneBuilder },
}

/** Every command of docker: the groups, and the older short forms of many of their commands. */
export const root: Group = {
  use: '[OPTIONS] COMMAND [ARG...]',
  summary: { en: 'Containers on this machine, and what belongs to them', zh: '管理本机的容器及相关资源' },
  commands: {
    builder,
    checkpoint,
    config,
    container,
    context,
    image,
    manifest,
    network,
    node,
    plugin,
    secret,
    service,
    stack,
    swarm,
    system,
    trust,
    volume,

    attach: containers.attach,
    build: images.build,
    commit: containers.commit,
    cp: containers.cp,
    create: containers.create,
    diff: containers.diff,
    events: system.commands.events,
    exec: containers.exec,
    export: containers.export,
    history: images.history,
    images: { ...images.ls, aliases: [] },
    import: images.import,
    info: system.commands.info,
    inspect,
    kill: containers.kill,
    load: images.load,
    login,
    logout,
    logs: containers.logs,
    pause: containers.pause,
    port: containers.port,
    ps: { ...containers.ls, aliases: [] },
    pull: images.pull,
    push: images.push,
    rename: containers.rename,
    restart: containers.restart,
    rm: { ...containers.rm, aliases: [] },
    rmi: { ...images.rm, aliases: [] },
    run: containers.run,
    save: images.save,
    search,
    start: containers.start,
    stats: containers.stats,
    stop: containers.stop,
    tag: images.tag,
    top: containers.top,
    unpause: containers.unpause,
    update: containers.update,
    version,
    wait: containers.wait,
  },
}
