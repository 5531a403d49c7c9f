import { atLeast, between, exactly, type Group, none } from '../../command'
import { unsimulated } from './unsimulated'

export const plugin: Group = {
  summary: { en: 'Manage plugins', zh: '管理插件' },
  commands: {
    create: unsimulated({
      use: '[OPTIONS] PLUGIN PLUGIN-DATA-DIR',
      args: atLeast(2),
      summary: { en: 'Make a plugin of a root file system and a configuration', zh: '创建插件' },
      flags: 'compress',
    }),
    disable: unsimulated({
      use: '[OPTIONS] PLUGIN',
      args: exactly(1),
      summary: { en: 'Turn a plugin off', zh: '停用插件' },
      flags: 'f/force',
    }),
    enable: unsimulated({
      use: '[OPTIONS] PLUGIN',
      args: exactly(1),
      summary: { en: 'Turn a plugin on', zh: '启用插件' },
      flags: 'timeout:i',
    }),
    inspect: unsimulated({
      asksForEach: 'inspect',
      use: '[OPTIONS] PLUGIN [PLUGIN...]',
      args: atLeast(1),
      summary: { en: 'Show all that is known of plugins', zh: '显示插件的详细信息' },
      flags: 'f/format:s',
    }),
    install: unsimulated({
      use: '[OPTIONS] PLUGIN [KEY=VALUE...]',
      args: atLeast(1),
      summary: { en: 'Fetch a plugin and turn it on', zh: '安装插件' },
      flags: 'alias:s disable disable-content-trust grant-all-permissions',
    }),
    ls: unsimulated({
      use: '[OPTIONS]',
      aliases: ['list'],
      args: none,
      summary: { en: 'List plugins', zh: '列出插件' },
      flags: 'f/filter:f format:s no-trunc q/quiet',
    }),
    push: unsimulated({
      use: '[OPTIONS] PLUGIN[:TAG]',
      args: exactly(1),
      summary: { en: 'Send a plugin to a registry', zh: '推送插件' },
      flags: 'disable-content-trust',
    }),
    rm: unsimulated({
      asksForEach: 'act',
      use: '[OPTIONS] PLUGIN [PLUGIN...]',
      aliases: ['remove'],
      args: atLeast(1),
      summary: { en: 'Remove plugins', zh: '删除插件' },
      flags: 'f/force',
    }),
    set: unsimulated({
      use: 'PLUGIN KEY=VALUE [KEY=VALUE...]',
      args: atLeast(2),
      summary: { en: "Change a plugin's settings", zh: '修改插件设置' },
    }),
    upgrade: unsimulated({
      use: '[OPTIONS] PLUGIN [REMOTE]',
      args: between(1, 2),
      summary: { en: 'Fetch a newer plugin', zh: '升级插件' },
      flags: 'disable-content-trust grant-all-permissions skip-remote-check',
    }),
  },
}

export const checkpoint: Group = {
  summary: { en: 'Manage checkpoints', zh: '管理检查点' },
  requires: 'experimental',
  commands: {
    create: unsimulated({
      use: '[OPTIONS] CONTAINER CHECKPOINT',
      args: exactly(2),
      summary: { en: 'Freeze a running container into a checkpoint', zh: '为运行中的容器创建检查点' },
      flags: 'checkpoint-dir:s leave-running',
    }),
    ls: unsimulated({
      use: '[OPTIONS] CONTAINER',
      aliases: ['list'],
      args: exactly(1),
      summary: { en: "List a container's checkpoints", zh: '列出容器的检查点' },
      flags: 'checkpoint-dir:s',
    }),
    rm: unsimulated({
      use: '[OPTIONS] CONTAINER CHECKPOINT',
      aliases: ['remove'],
      args: exactly(2),
      summary: { en: 'Remove a checkpoint', zh: '删除检查点' },
      flags: 'checkpoint-dir:s',
    }),
  },
}
