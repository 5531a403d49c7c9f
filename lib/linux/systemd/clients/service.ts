import { isErrno } from '../../kernel/errno'
import { statIfAny } from '../../programs/support/files'
import { run } from '../../programs/support/run'
import { Failure, utility } from '../../programs/utility'
import { systemdFamily } from './family'

const help = `Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]
`

const verbs = ['start', 'stop', 'restart', 'reload', 'status', 'force-reload', 'try-restart']

/** Starts and stops services through systemd, or by their scripts in /etc/init.d where there is no systemd. */
export const service = utility({
  family: { ...systemdFamily, version: () => 'service ver. 1.65~deb12u1\n' },
  name: 'service',
  help,
  options: {},
  *run(process, { operands: [name, verb = '', ...more] }) {
    const { sys, stderr } = process
    if (name === undefined || verb === '') {
      yield* stderr.write(help)
      return name === undefined ? 1 : 0
    }
    const script = `/etc/init.d/${name}`
    try {
      if (statIfAny(sys, '/run/systemd/private') && verbs.includes(verb))
        return yield* run(process, [
          'systemctl',
          verb === 'force-reload' ? 'restart' : verb,
          `${name}.service`,
        ])
      if (statIfAny(sys, script)) return yield* run(process, [script, verb, ...more])
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`${error.message}`, 1)
    }
    yield* stderr.write(`${name}: unrecognized service\n`)
    return 1
  },
})
