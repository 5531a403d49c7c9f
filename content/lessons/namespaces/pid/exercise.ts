import { exercise } from '@/lib/course/exercise'
import { container, fileHoldsHostPid } from '@/lib/course/goals/build'

export default exercise({
  scenario: 'docker-host',
  goals: {
    web: container('web', { status: 'running', image: 'nginx' }),
    number: fileHoldsHostPid('/root/web.pid', 'web'),
    victim: container('victim', { exited: 137 }),
    outside: container({}, { sharesNamespace: { namespace: 'pid', with: 'host' } }),
    beside: container({}, { sharesNamespace: { namespace: 'pid', with: { container: 'web' } } }),
  },
  hints: {
    web: [
      {
        en: 'The first command of this lesson does it. A container without a name of your own gets a generated one.',
        zh: '这一课的第一条命令就能做到。不指定名字时，容器会得到一个随机生成的名字。',
      },
      {
        en: '`--name` gives a container a name, `-d` lets it run in the background.',
        zh: '`--name` 给容器起名，`-d` 让它在后台运行。',
      },
      { en: '`docker run -d --name web nginx:alpine`', zh: '`docker run -d --name web nginx:alpine`' },
    ],
    number: [
      {
        en: 'Ask the host, not the container: inside, the process is always number 1.',
        zh: '要问宿主机，不要问容器：在容器里，它永远是 1 号。',
      },
      {
        en: 'Docker remembers the host’s number of every container’s first process under `.State.Pid`; `>` writes what a command prints into a file.',
        zh: '每个容器第一个进程在宿主机上的编号，Docker 都记在 `.State.Pid` 里；`>` 可以把命令的输出写进文件。',
      },
      {
        en: "`docker inspect -f '{{.State.Pid}}' web > /root/web.pid`",
        zh: "`docker inspect -f '{{.State.Pid}}' web > /root/web.pid`",
      },
    ],
    victim: [
      {
        en: 'Start a second container named `victim`, then end its first process from the host.',
        zh: '再启动一个名为 `victim` 的容器，然后从宿主机上结束它的第一个进程。',
      },
      {
        en: 'Exit code 137 is 128 + 9: the process was ended by signal 9, `SIGKILL`.',
        zh: '退出码 137 就是 128 + 9：进程被 9 号信号 `SIGKILL` 结束。',
      },
      {
        en: "`docker run -d --name victim alpine sleep 1000`, then `kill -9 $(docker inspect -f '{{.State.Pid}}' victim)`",
        zh: "先运行 `docker run -d --name victim alpine sleep 1000`，再运行 `kill -9 $(docker inspect -f '{{.State.Pid}}' victim)`",
      },
    ],
    outside: [
      {
        en: 'A container does not have to get a PID namespace of its own. It has to be running to share one.',
        zh: '容器不一定要有自己的 PID 命名空间。要共用命名空间，它得处于运行状态。',
      },
      {
        en: '`docker run` has an option `--pid`, which takes the word `host`.',
        zh: '`docker run` 有一个选项 `--pid`，它可以取值 `host`。',
      },
      {
        en: '`docker run -d --name outside --pid=host alpine sleep 1000`',
        zh: '`docker run -d --name outside --pid=host alpine sleep 1000`',
      },
    ],
    beside: [
      {
        en: 'The same option can name a container instead of the host.',
        zh: '同一个选项也可以写容器，而不写宿主机。',
      },
      {
        en: '`--pid=container:NAME` puts the new container into the PID namespace of the one named.',
        zh: '`--pid=container:名字` 会把新容器放进那个容器的 PID 命名空间。',
      },
      {
        en: '`docker run -d --name beside --pid=container:web alpine sleep 1000`',
        zh: '`docker run -d --name beside --pid=container:web alpine sleep 1000`',
      },
    ],
  },
})
