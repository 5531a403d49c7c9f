import { expect, test } from 'vitest'
import { TestMachine } from '../../testing/test-machine'
import { directory, executable, symlink } from '../../vfs/tree'
import { installedFrom, recordOf } from './database'
import { apkPrograms } from './index'
import { basePackages, packageIndex } from './package-index'

const installed = basePackages.flatMap((name) => packageIndex.get(name) ?? [])
const world =
  'alpine-baselayout\nalpine-keys\nalpine-release\napk-tools\nbusybox-binsh\nmusl-utils\nssl_client\n'

/** A machine with apk and no network: its indexes are as if fetched before. */
const machine = () =>
  new TestMachine({
    programs: apkPrograms,
    files: {
      '/bin/apk': executable('apk', 74_608),
      '/etc/apk/repositories': '',
      '/etc/apk/world': world,
      '/lib/apk/db/installed': installed.map((item) => recordOf(installedFrom(item, []))).join(''),
      '/usr/bin': directory(),
      '/usr/bin/tree': symlink('/bin/busybox'),
      '/var/cache/apk': directory(),
    },
  })

const run = (command: string, host = machine()) => host.run(command.split(' '))

test('every dependency of the index is in it', () => {
  for (const { name, depends } of packageIndex.values())
    for (const other of depends) expect([name, other, packageIndex.has(other)]).toEqual([name, other, true])
})

test('what is installed is what the database says', () => {
  expect(run('apk info').stdout.split('\n').slice(0, 3)).toEqual([
    'alpine-baselayout',
    'alpine-baselayout-data',
    'alpine-keys',
  ])
  expect(run('apk info -e musl nosuch')).toEqual({ stdout: 'musl\n', stderr: '', exit: 1 })
  expect(run('apk del nosuch')).toEqual({ stdout: 'OK: 8 MiB in 16 packages\n', stderr: '', exit: 0 })
})

test('without an index there is nothing to install', () => {
  expect(run('apk add curl')).toEqual({
    stdout: '',
    stderr: 'ERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]\n',
    exit: 1,
  })
})

test('a repository that cannot be reached is warned of', () => {
  const host = machine()
  const url = 'https://dl-cdn.alpinelinux.org/alpine/v3.22/main'
  host.runProgram(function* ({ sys }) {
    const fd = yield* sys.open('/etc/apk/repositories', { access: 'write' })
    yield* sys.write(fd, new TextEncoder().encode(`${url}\n`))
    return 0
  })
  expect(run('apk update', host)).toEqual({
    stdout: `fetch ${url}/x86_64/APKINDEX.tar.gz\n1 unavailable, 0 stale; 16 distinct packages available\n`,
    stderr: `WARNING: updating and opening ${url}: temporary error (try again later)\n`,
    exit: 1,
  })
})

test('only root may change the system', () => {
  const host = machine()
  const result = host.runProgram(function* (process) {
    process.sys.setresuid(1000, 1000, 1000)
    return yield* process.sys.execve('/bin/apk', ['apk', 'add', 'curl'], [])
  })
  expect([result.stderr, result.exit]).toEqual([
    'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n',
    99,
  ])
})
