import { atLeast, exactly, type Group, none } from '../../command'
import { unsimulated } from './unsimulated'

const common =
  'd/detach entrypoint:command endpoint-mode:s health-cmd:s health-interval:d health-retries:i health-start-interval:d health-start-period:d health-timeout:d hostname:s init isolation:s limit-cpu:c limit-memory:b limit-pids:i log-driver:s log-opt:l max-concurrent:u no-healthcheck no-resolve-image oom-score-adj:i q/quiet read-only replicas:u replicas-max-per-node:u reserve-cpu:c reserve-memory:b restart-condition:s restart-delay:d restart-max-attempts:u restart-window:d rollback-delay:d rollback-failure-action:s rollback-max-failure-ratio:r rollback-monitor:d rollback-order:s rollback-parallelism:u stop-grace-period:d stop-signal:s t/tty update-delay:d update-failure-action:s update-max-failure-ratio:r update-monitor:d update-order:s update-parallelism:u u/user:s with-registry-auth w/workdir:s cap-add:l cap-drop:l credential-spec:credential-spec'

export const service: Group = {
  summary: { en: 'Manage services of the swarm', zh: '管理 Swarm 服务' },
  category: 'swarm',
  requires: 'manager',
  commands: {
    create: {
      ...unsimulated({
        use: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
        args: atLeast(1),
        summary: { en: 'Make a service', zh: '创建服务' },
        check(_, __, { mode }) {
          if (!['', 'replicated', 'global', 'replicated-job', 'global-job'].includes(String(mode)))
            throw new Error(`Unknown mode: ${mode}, only replicated and global supported`)
        },
        flags: `${common} config:config constraint:l container-label:l dns:l dns-option:l dns-search:l e/env:l env-file:l generic-resource:l group:l host:l l/label:l mode:s mount:mount name:s network:network placement-pref:pref p/publish:port secret:secret sysctl:l ulimit:ulimit`,
      }),
      interspersed: false,
    },
    inspect: unsimulated({
      asksForEach: 'inspect',
      use: '[OPTIONS] SERVICE [SERVICE...]',
      args: atLeast(1),
      summary: { en: 'Show all that is known of services', zh: '显示服务的详细信息' },
      flags: 'f/format:s pretty',
    }),
    logs: unsimulated({
      use: '[OPTIONS] SERVICE|TASK',
      args: exactly(1),
      summary: { en: 'Show what a service or task has written', zh: '查看服务或任务的日志' },
      flags: 'details f/follow no-resolve no-task-ids no-trunc raw since:s n/tail:s t/timestamps',
    }),
    ls: unsimulated({
      use: '[OPTIONS]',
      aliases: ['list'],
      args: none,
      summary: { en: 'List services', zh: '列出服务' },
      flags: 'f/filter:f format:s q/quiet',
    }),
    ps: unsimulated({
      use: '[OPTIONS] SERVICE [SERVICE...]',
      args: atLeast(1),
      summary: { en: 'List the tasks of services', zh: '列出服务的任务' },
      flags: 'f/filter:f format:s no-resolve no-trunc q/quiet',
    }),
    rm: unsimulated({
      asksForEach: 'act',
      use: 'SERVICE [SERVICE...]',
      aliases: ['remove'],
      args: atLeast(1),
      summary: { en: 'Remove services', zh: '删除服务' },
    }),
    rollback: unsimulated({
      use: '[OPTIONS] SERVICE',
      args: exactly(1),
      summary: { en: 'Undo the last change of a service', zh: '回滚服务的更改' },
      flags: 'd/detach q/quiet',
    }),
    scale: unsimulated({
      use: 'SERVICE=REPLICAS [SERVICE=REPLICAS...]',
      args: atLeast(1),
      summary: { en: 'Change how many replicas services have', zh: '调整服务的副本数' },
      check(_, args) {
        for (const argument of args) {
          const [name, count] = argument.split(/=(.*)/)
          if (count !== undefined && !/^\d+$/.test(count))
            throw new Error(
              `${name}: invalid replicas value ${count}: strconv.ParseUint: parsing ${JSON.stringify(count)}: invalid syntax`,
            )
        }
      },
      flags: 'd/detach',
    }),
    update: unsimulated({
      use: '[OPTIONS] SERVICE',
      args: exactly(1),
      summary: { en: 'Change a service', zh: '更新服务' },
      flags: `${common} args:command config-add:config config-rm:l constraint-add:l constraint-rm:l container-label-add:l container-label-rm:l dns-add:l dns-option-add:l dns-option-rm:l dns-rm:l dns-search-add:l dns-search-rm:l env-add:l env-rm:l force generic-resource-add:l generic-resource-rm:l group-add:l group-rm:l host-add:l host-rm:l image:s label-add:l label-rm:l mount-add:mount mount-rm:l network-add:network network-rm:l placement-pref-add:pref placement-pref-rm:pref publish-add:port publish-rm:port rollback secret-add:secret secret-rm:l sysctl-add:l sysctl-rm:l ulimit-add:ulimit ulimit-rm:l`,
    }),
  },
}
