import { expect, test } from 'vitest'
import { launch } from '../kernel/launch'
import { programs } from '../programs/index'
import { packageTree } from '../programs/package-tree'
import { packages } from '../programs/packages'
import { bash } from '../shell/bash'
import { TestMachine } from '../testing/test-machine'
import { directory, symlink } from '../vfs/tree'
import { systemdPrograms } from './clients/index'
import { systemd } from './systemd'

const hello = `[Unit]
Description=Hello

[Service]
ExecStart=/bin/bash -c "echo hi; exec sleep 1000"
Restart=always

[Install]
WantedBy=multi-user.target
`

function boot() {
  const machine = new TestMachine({
    programs: { ...programs, ...systemdPrograms, bash, dash: bash, systemd },
    files: Object.assign({}, ...Object.values(packages).map(packageTree), {
      '/bin': symlink('usr/bin'),
      '/lib': symlink('usr/lib'),
      '/run': directory(),
      '/etc/systemd/system': directory(),
      '/usr/lib/systemd/system/hello.service': hello,
      '/usr/lib/systemd/system/bad.service': '[Service]\nType=oneshot\nExecStart=/bin/false\n',
    }),
  })
  machine.run(['bash', '-c', 'mkdir -p /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup'])
  launch(machine.kernel, machine.init, systemd)
  machine.advance(1_000_000)
  return (command: string) => machine.run(['bash', '-c', command])
}

test('a service is enabled, started, looked at, killed, started again and stopped', () => {
  const run = boot()
  expect(run('systemctl enable --now hello')).toEqual({
    stdout: '',
    stderr:
      'Created symlink /etc/systemd/system/multi-user.target.wants/hello.service → /lib/systemd/system/hello.service.\n',
    exit: 0,
  })
  expect(run('sleep 1; systemctl is-active hello; systemctl is-enabled hello').stdout).toBe(
    'active\nenabled\n',
  )
  expect(
    run(
      'kill -9 $(systemctl show -p MainPID --value hello); sleep 1; systemctl stop hello; systemctl is-active hello',
    ),
  ).toEqual({
    stdout: 'inactive\n',
    stderr: '',
    exit: 3,
  })
  expect(run('journalctl -u hello -o cat').stdout).toBe(`Started hello.service - Hello.
hi
hello.service: Main process exited, code=killed, status=9/KILL
hello.service: Failed with result 'signal'.
hello.service: Scheduled restart job, restart counter is at 1.
Started hello.service - Hello.
hi
Stopping hello.service - Hello...
hello.service: Deactivated successfully.
Stopped hello.service - Hello.
`)
})

test('what cannot be started says so', () => {
  const run = boot()
  expect(run('systemctl start nosuch')).toEqual({
    stdout: '',
    stderr: 'Failed to start nosuch.service: Unit nosuch.service not found.\n',
    exit: 5,
  })
  expect(run('systemctl start bad')).toEqual({
    stdout: '',
    stderr:
      'Job for bad.service failed because the control process exited with error code.\nSee "systemctl status bad.service" and "journalctl -xeu bad.service" for details.\n',
    exit: 1,
  })
  expect(run('systemctl is-failed bad').stdout).toBe('failed\n')
})

test('without systemd its clients say that it is not there', () => {
  const machine = new TestMachine({ programs: systemdPrograms, files: packageTree(packages.systemd) })
  expect(machine.run(['systemctl', 'status'])).toEqual({
    stdout: '',
    stderr:
      "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n",
    exit: 1,
  })
})
