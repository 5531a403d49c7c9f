import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../api/types/container'
import type { Volume, VolumeListResponse } from '../../api/types/volume'
import { DockerMachine } from '../testing/docker-machine'

const message = ({ body }: { readonly body: string }): string =>
  (JSON.parse(body) as { message: string }).message

const names = (docker: DockerMachine) =>
  docker.json<VolumeListResponse>('GET', '/volumes').Volumes.map(({ Name }) => Name)

const binds = (...Binds: string[]) => ({ HostConfig: { Binds } })

test('a named volume is made at first use and keeps what one container wrote for the next', () => {
  const docker = new DockerMachine()
  docker.run(['sh', '-c', 'echo kept > /data/file'], binds('notes:/data'))
  expect(docker.run(['cat', '/other/file'], binds('notes:/other:ro')).stdout).toBe('kept\n')
  expect(docker.machine.run(['cat', '/var/lib/docker/volumes/notes/_data/file']).stdout).toBe('kept\n')
  expect(docker.run(['sh', '-c', 'echo no > /data/file'], binds('notes:/data:ro')).stderr).toBe(
    "sh: can't create /data/file: Read-only file system\n",
  )
  expect(docker.json<Volume>('GET', '/volumes/notes')).toEqual({
    CreatedAt: '2026-01-01T00:00:02Z',
    Driver: 'local',
    Labels: null,
    Mountpoint: '/var/lib/docker/volumes/notes/_data',
    Name: 'notes',
    Options: null,
    Scope: 'local',
  })
})

test('a new volume begins with what the image has there, owners and modes included', () => {
  const docker = new DockerMachine()
  const { stdout } = docker.run(['sh', '-c', 'ls -ld /root; ls /etc'], binds('home:/root', 'etc:/etc'))
  expect(stdout).toMatch(/^drwx------ .* \/root\ngroup\nhostname\nhosts\nmtab\npasswd\nresolv.conf\n$/)
  expect(docker.machine.run(['ls', '/var/lib/docker/volumes/etc/_data']).stdout).toContain('passwd')
})

test('anonymous volumes go with their container when asked, named ones stay', () => {
  const docker = new DockerMachine()
  const { id } = docker.run(['true'], { Volumes: { '/cache': {} }, ...binds('named:/data') })
  const { Mounts } = docker.json<ContainerInspect>('GET', `/containers/${id}/json`)
  const anonymous = Mounts.find(({ Destination }) => Destination === '/cache')?.Name ?? ''
  expect(anonymous).toMatch(/^[0-9a-f]{64}$/)
  expect(names(docker).sort()).toEqual([anonymous, 'named'].sort())
  expect(message(docker.request('DELETE', '/volumes/named'))).toBe(`remove named: volume is in use - [${id}]`)
  docker.json('DELETE', `/containers/${id}?v=1`)
  expect(names(docker)).toEqual(['named'])
  expect(docker.request('DELETE', '/volumes/named').status).toBe(204)
  expect(message(docker.request('GET', '/volumes/named'))).toBe('get named: no such volume')
})

test('a bind mount shows the host’s files; -v makes a missing source, --mount does not', () => {
  const docker = new DockerMachine()
  expect(
    docker.run(['sh', '-c', 'cat /h/hostname; echo w > /h/written'], binds('/srv/made:/h')).stderr,
  ).toContain('No such file')
  expect(docker.machine.run(['cat', '/srv/made/written']).stdout).toBe('w\n')
  const refused = docker.request('POST', '/containers/create', {
    Image: 'busybox',
    HostConfig: { Mounts: [{ Type: 'bind', Source: '/nosuch', Target: '/x' }] },
  })
  expect(message(refused)).toBe(
    'invalid mount config for type "bind": bind source path does not exist: /nosuch',
  )
})

test('a volume of type tmpfs is mounted while someone uses it', () => {
  const docker = new DockerMachine()
  const DriverOpts = { type: 'tmpfs', device: 'tmpfs', o: 'size=1m,uid=1000' }
  docker.json('POST', '/volumes/create', { Name: 'fast', DriverOpts })
  const mounts = () => docker.machine.run(['grep', '-c', 'volumes/fast', '/proc/mounts']).stdout
  const { stdout, id } = docker.run(['sh', '-c', 'grep " /x " /proc/mounts; ls -ld /x'], binds('fast:/x'))
  expect(stdout).toMatch(/^tmpfs \/x tmpfs rw,relatime,size=1024k,uid=1000 0 0\ndrwxrwxrwt +2 1000 /)
  expect(mounts()).toBe('0\n')
  docker.json('POST', `/containers/${id}/start`)
  docker.json('POST', `/containers/${id}/wait`)
  expect(mounts()).toBe('0\n')
})

test.each([
  [{ bogus: '1' }, 'create vv: invalid option: "bogus"'],
  [{ type: 'tmpfs' }, 'create vv: missing required option: "device"'],
  [{ size: '10m' }, 'create vv: quota size requested but no quota support'],
  [{ size: 'x' }, "create vv: invalid size: 'x'"],
])('volume options %j are refused', (DriverOpts, expected) => {
  expect(message(new DockerMachine().request('POST', '/volumes/create', { Name: 'vv', DriverOpts }))).toBe(
    expected,
  )
})

test('a volume that cannot be mounted keeps its container from starting', () => {
  const docker = new DockerMachine()
  const DriverOpts = { type: 'none', device: '/nope', o: 'bind' }
  docker.json('POST', '/volumes/create', { Name: 'gone', DriverOpts })
  expect(docker.run(['true'], binds('gone:/x')).stderr).toBe(
    "error while mounting volume '/var/lib/docker/volumes/gone/_data': failed to mount local volume: mount /nope:/var/lib/docker/volumes/gone/_data, flags: 0x1000: no such file or directory",
  )
})
