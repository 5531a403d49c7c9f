import { Errno } from '../../../../linux/kernel/errno'
import type { Cli } from '../../cli'
import { atLeast, exactly, type Group, none } from '../../command'
import { exists, pathError } from '../../files'
import { unsimulated } from './unsimulated'

const list = 'f/filter:f format:s q/quiet'
const tasks = `${list} no-resolve no-trunc`

function needsComposeFile(cli: Cli, _: readonly string[], values: Readonly<Record<string, unknown>>): void {
  const files = values['compose-file']
  if (!Array.isArray(files) || files.length === 0)
    throw new Error('Specify a Compose file (with --compose-file)')
  for (const file of files as readonly string[])
    if (file !== '-' && !exists(cli.sys, file)) throw pathError('open', file, new Errno('ENOENT'))
}

export const swarm: Group = {
  summary: { en: 'Manage the swarm', zh: '管理 Swarm 集群' },
  category: 'swarm',
  commands: {
    ca: unsimulated({
      use: '[OPTIONS]',
      args: none,
      summary: { en: 'Show or rotate the root certificate', zh: '显示或轮换根证书' },
      requires: 'manager',
      flags: 'ca-cert:pem-file ca-key:pem-file cert-expiry:d d/detach external-ca:external-ca q/quiet rotate',
    }),
    init: unsimulated({
      use: '[OPTIONS]',
      args: none,
      summary: { en: 'Begin a swarm', zh: '初始化 Swarm' },
      check(_, __, { availability }) {
        if (!['', 'active', 'pause', 'drain'].includes(String(availability)))
          throw new Error(
            `invalid availability "${availability}", only active, pause and drain are supported`,
          )
      },
      flags:
        'advertise-addr:s autolock availability:s cert-expiry:d data-path-addr:s data-path-port:u default-addr-pool:ipNetSlice default-addr-pool-mask-length:u dispatcher-heartbeat:d external-ca:external-ca force-new-cluster listen-addr:node-addr max-snapshots:u snapshot-interval:u task-history-limit:i',
    }),
    join: unsimulated({
      use: '[OPTIONS] HOST:PORT',
      args: exactly(1),
      summary: { en: 'Join a swarm as a node', zh: '加入 Swarm' },
      flags: 'advertise-addr:s availability:s data-path-addr:s listen-addr:node-addr token:s',
    }),
    'join-token': unsimulated({
      use: '[OPTIONS] (worker|manager)',
      args: exactly(1),
      summary: { en: 'Show or rotate the tokens to join with', zh: '管理加入令牌' },
      check(_, [role = '']) {
        if (role !== 'worker' && role !== 'manager') throw new Error(`unknown role ${role}`)
      },
      requires: 'manager',
      flags: 'q/quiet rotate',
    }),
    leave: unsimulated({
      use: '[OPTIONS]',
      args: none,
      summary: { en: 'Leave the swarm', zh: '离开 Swarm' },
      requires: 'swarm',
      flags: 'f/force',
    }),
    unlock: unsimulated({
      use: '',
      args: none,
      summary: { en: 'Unlock a manager', zh: '解锁 Swarm' },
      requires: 'manager',
    }),
    'unlock-key': unsimulated({
      use: '[OPTIONS]',
      args: none,
      summary: { en: 'Show or rotate the key to unlock with', zh: '管理解锁密钥' },
      requires: 'manager',
      flags: 'q/quiet rotate',
    }),
    update: unsimulated({
      use: '[OPTIONS]',
      args: none,
      summary: { en: 'Change settings of the swarm', zh: '更新 Swarm 设置' },
      requires: 'manager',
      flags:
        'autolock cert-expiry:d dispatcher-heartbeat:d external-ca:external-ca max-snapshots:u snapshot-interval:u task-history-limit:i',
    }),
  },
}

export const node: Group = {
  summary: { en: 'Manage nodes of the swarm', zh: '管理 Swarm 节点' },
  category: 'swarm',
  requires: 'manager',
  commands: {
    demote: unsimulated({
      use: 'NODE [NODE...]',
      args: atLeast(1),
      summary: { en: 'Make managers mere workers', zh: '将管理节点降为工作节点' },
    }),
    inspect: unsimulated({
      asksForEach: 'inspect',
      use: '[OPTIONS] self|NODE [NODE...]',
      args: atLeast(1),
      summary: { en: 'Show all that is known of nodes', zh: '显示节点的详细信息' },
      flags: 'f/format:s pretty',
    }),
    ls: unsimulated({
      use: '[OPTIONS]',
      aliases: ['list'],
      args: none,
      summary: { en: 'List nodes', zh: '列出节点' },
      flags: list,
    }),
    promote: unsimulated({
      use: 'NODE [NODE...]',
      args: atLeast(1),
      summary: { en: 'Make workers managers', zh: '将节点提升为管理节点' },
    }),
    ps: unsimulated({
      asksForEach: 'act',
      use: '[OPTIONS] [NODE...]',
      args: atLeast(0),
      summary: { en: 'List the tasks on nodes', zh: '列出节点上的任务' },
      flags: tasks,
    }),
    rm: unsimulated({
      asksForEach: 'act',
      use: '[OPTIONS] NODE [NODE...]',
      aliases: ['remove'],
      args: atLeast(1),
      summary: { en: 'Remove nodes from the swarm', zh: '从 Swarm 移除节点' },
      flags: 'f/force',
    }),
    update: unsimulated({
      use: '[OPTIONS] NODE',
      args: exactly(1),
      summary: { en: 'Change a node', zh: '更新节点' },
      flags: 'availability:s label-add:l label-rm:l role:s',
    }),
  },
}

export const stack: Group = {
  use: '[OPTIONS]',
  summary: { en: 'Manage stacks', zh: '管理 Swarm 应用栈' },
  category: 'swarm',
  requires: 'manager',
  commands: {
    config: unsimulated({
      use: '[OPTIONS]',
      args: none,
      summary: { en: 'Show the merged configuration', zh: '输出合并后的配置' },
      check: needsComposeFile,
      flags: 'c/compose-file:strings skip-interpolation',
    }),
    deploy: unsimulated({
      use: '[OPTIONS] STACK',
      aliases: ['up'],
      args: exactly(1),
      summary: { en: 'Deploy a stack', zh: '部署应用栈' },
      check: needsComposeFile,
      flags: 'c/compose-file:strings d/detach prune q/quiet resolve-image:s with-registry-auth',
    }),
    ls: unsimulated({
      use: '[OPTIONS]',
      aliases: ['list'],
      args: none,
      summary: { en: 'List stacks', zh: '列出应用栈' },
      flags: 'format:s',
    }),
    ps: unsimulated({
      use: '[OPTIONS] STACK',
      args: exactly(1),
      summary: { en: 'List the tasks of a stack', zh: '列出应用栈的任务' },
      flags: tasks,
    }),
    rm: unsimulated({
      use: '[OPTIONS] STACK [STACK...]',
      aliases: ['remove', 'down'],
      args: atLeast(1),
      summary: { en: 'Remove stacks', zh: '删除应用栈' },
      flags: 'd/detach',
    }),
    services: unsimulated({
      use: '[OPTIONS] STACK',
      args: exactly(1),
      summary: { en: 'List the services of a stack', zh: '列出应用栈的服务' },
      flags: list,
    }),
  },
}
