import { expect, test } from 'vitest'
import { DockerMachine } from '../testing/docker-machine'

const docker = new DockerMachine()

/** What dockerd says when a container with such a host configuration is created. */
function create(HostConfig: Record<string, unknown>): string {
  const { status, body } = docker.request('POST', '/containers/create', {
    Image: 'busybox',
    Cmd: ['true'],
    HostConfig,
  })
  const answer = JSON.parse(body) as { message?: string; Warnings?: string[] }
  return `${status} ${answer.message ?? answer.Warnings?.join(' ')}`.trim()
}

test.each([
  [{ Memory: 4 << 20 }, '400 Minimum memory limit allowed is 6MB'],
  [{ Memory: 6 << 20 }, '201'],
  [{ CpusetCpus: '7' }, '400 Requested CPUs are not available - requested 7, available: 0-1'],
  [{ CpusetCpus: 'a' }, '400 Invalid value a for cpuset cpus: invalid format: a'],
  [{ CpusetMems: '1' }, '400 Requested memory nodes are not available - requested 1, available: 0'],
  [
    { BlkioWeight: 300 },
    '201 Your kernel does not support Block I/O weight or the cgroup is not mounted. Weight discarded.',
  ],
  [{ CpuRealtimePeriod: 1000 }, '400 kernel does not support CPU real-time scheduler'],
  [{ DeviceCgroupRules: ['x'] }, "400 invalid device cgroup rule format: 'x'"],
  [{ SecurityOpt: ['bogus'] }, '400 invalid --security-opt 1: "bogus"'],
  [{ SecurityOpt: ['foo=bar'] }, '400 invalid --security-opt 2: "foo=bar"'],
  [{ SecurityOpt: ['no-new-privileges=maybe'] }, '400 invalid --security-opt 2: "no-new-privileges=maybe"'],
  [{ Isolation: 'hyperv' }, "400 invalid isolation (hyperv): linux only supports 'default'"],
  [
    { StorageOpt: { size: '1G' } },
    "500 --storage-opt is supported only for overlay over xfs with 'pquota' mount option",
  ],
  [
    { CgroupParent: '/x' },
    '400 cgroup-parent for systemd cgroup should be a valid slice named as "xxx.slice"',
  ],
])('%j: %s', (hostConfig, answer) => {
  expect(create(hostConfig)).toBe(answer)
})

test('a device of the host appears under the name asked for', () => {
  const list = ['cat', '/dev/myzero', '/dev/nosuch']
  const Devices = [{ PathOnHost: '/dev/null', PathInContainer: '/dev/mynull', CgroupPermissions: 'rwm' }]
  expect(docker.run(['cat', '/dev/mynull'], { HostConfig: { Devices } })).toMatchObject({
    stdout: '',
    exit: 0,
  })
  const missing = [{ PathOnHost: list[2], PathInContainer: list[2], CgroupPermissions: 'rwm' }]
  expect(docker.run(['true'], { HostConfig: { Devices: missing } }).stderr).toBe(
    'error gathering device information while adding custom device "/dev/nosuch": no such file or directory',
  )
  const DeviceRequests = [{ Driver: '', Count: -1, Capabilities: [['gpu']] }]
  expect(docker.run(['true'], { HostConfig: { DeviceRequests } }).stderr).toBe(
    'could not select device driver "" with capabilities: [[gpu]]',
  )
})

test('settings of the own network are made before the program runs', () => {
  const Sysctls = { 'net.ipv4.ip_forward': '0' }
  expect(docker.run(['cat', '/proc/sys/net/ipv4/ip_forward'], { HostConfig: { Sysctls } }).stdout).toBe('0\n')
  expect(docker.run(['true'], { HostConfig: { Sysctls: { 'net.nosuch': '1' } } }).stderr).toMatch(
    /error during container init: open \/proc\/sys\/net\/nosuch: /,
  )
})

test('an update is refused when it contradicts what was set before', () => {
  docker.json('POST', '/containers/create?name=lim', {
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    HostConfig: { Memory: 64 << 20, NanoCpus: 5e8 },
  })
  const update = (change: unknown) => docker.request('POST', '/containers/lim/update', change).body
  expect(update({ Memory: 1 << 30 })).toMatch(
    /Cannot update container \w{64}: Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time/,
  )
  expect(update({ CpuQuota: 50_000 })).toMatch(/CPU Quota cannot be updated as NanoCPUs has already been set/)
  expect(update({ Memory: 128 << 20, MemorySwap: 256 << 20 })).toBe('{"Warnings":null}\n')
})

test('limits of the control group, of processes and of system calls hold in the container', () => {
  const HostConfig = {
    Memory: 32 << 20,
    NanoCpus: 5e8,
    CpuShares: 512,
    CpusetCpus: '0',
    PidsLimit: 20,
    Ulimits: [{ Name: 'nofile', Soft: 1024, Hard: 2048 }],
  }
  const files = ['memory.max', 'cpu.max', 'cpu.weight', 'cpuset.cpus', 'pids.max'].map(
    (name) => `/sys/fs/cgroup/${name}`,
  )
  expect(docker.run(['cat', ...files], { HostConfig }).stdout).toBe('33554432\n50000 100000\n20\n0\n20\n')
  expect(docker.run(['cat', '/proc/self/limits'], { HostConfig }).stdout).toMatch(
    /^Max open files +1024 +2048 /m,
  )
  const seccomp = (options: Record<string, unknown>) =>
    /Seccomp:\t(\d)/.exec(docker.run(['cat', '/proc/self/status'], { HostConfig: options }).stdout)?.[1]
  expect([{}, { SecurityOpt: ['seccomp=unconfined'] }, { Privileged: true }].map(seccomp)).toEqual([
    '2',
    '0',
    '0',
  ])
})

test('what the OOM killer ends is known by it', () => {
  const { exit, id } = docker.run(['tail', '/dev/zero'], { HostConfig: { Memory: 16 << 20 } })
  const { State } = docker.json<{ State: { OOMKilled: boolean } }>('GET', `/containers/${id}/json`)
  expect([exit, State.OOMKilled]).toEqual([137, true])
})
