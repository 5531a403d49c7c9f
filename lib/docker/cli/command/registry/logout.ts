import { atMost, command } from '../../command'
import { HUB } from './ask-credentials'
import { hostname } from './login'

export const logout = command({
  use: '[SERVER]',
  summary: { en: 'Forget the login to a registry', zh: '退出镜像仓库登录' },
  long: 'Forget the login to a registry.\nWithout a server, to Docker Hub.',
  category: 9,
  args: atMost(1),
  *run(cli, [server = '']) {
    const address = server === '' ? HUB : hostname(server)
    yield* cli.print(`Removing login credentials for ${address}\n`)
    const names = server === '' ? [HUB] : [server, address, `http://${address}`, `https://${address}`]
    const removed = names.map((name) => cli.config.removeAuth(name))
    if (removed.includes(true)) yield* cli.config.save()
  },
})
