import { type Arity, atLeast, between, type CommandTable, exactly, type Group, none } from '../../command'
import { unsimulated } from './unsimulated'

/** Secrets and configs have the same commands. */
function commands(
  noun: string,
  zh: string,
  create: { use: string; args: Arity; flags: string },
): CommandTable {
  const name = noun.toUpperCase()
  return {
    create: unsimulated({ ...create, summary: { en: `Make a ${noun} of a file`, zh: `由文件创建${zh}` } }),
    inspect: unsimulated({
      asksForEach: 'inspect',
      use: `[OPTIONS] ${name} [${name}...]`,
      args: atLeast(1),
      summary: { en: `Show all that is known of ${noun}s`, zh: `显示${zh}的详细信息` },
      flags: 'f/format:s pretty',
    }),
    ls: unsimulated({
      use: '[OPTIONS]',
      aliases: ['list'],
      args: none,
      summary: { en: `List ${noun}s`, zh: `列出${zh}` },
      flags: 'f/filter:f format:s q/quiet',
    }),
    rm: unsimulated({
      asksForEach: 'act',
      use: `${name} [${name}...]`,
      aliases: ['remove'],
      args: atLeast(1),
      summary: { en: `Remove ${noun}s`, zh: `删除${zh}` },
    }),
  }
}

export const secret: Group = {
  summary: { en: 'Manage secrets of the swarm', zh: '管理 Swarm 机密' },
  category: 'swarm',
  requires: 'manager',
  commands: commands('secret', '机密', {
    use: '[OPTIONS] SECRET [file|-]',
    args: between(1, 2),
    flags: 'd/driver:s l/label:l template-driver:s',
  }),
}

export const config: Group = {
  summary: { en: 'Manage configs of the swarm', zh: '管理 Swarm 配置' },
  category: 'swarm',
  requires: 'manager',
  commands: commands('config', '配置', {
    use: '[OPTIONS] CONFIG file|-',
    args: exactly(2),
    flags: 'l/label:l template-driver:s',
  }),
}
