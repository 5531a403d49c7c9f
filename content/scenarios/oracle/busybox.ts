import type {
  BuildStep,
  ImageConfig,
  ImageSource,
  RepositorySource,
} from '@/lib/docker/registry/image-source'
import { debianApplets } from '@/lib/linux/programs/busybox/applet-names'
import { directory, executable, file, hardLink, type TreeDescription } from '@/lib/linux/vfs/tree'
import { padded } from './padded'

const created = '2026-11-20T16:13:25.312886868Z'
const Env = ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin']

const passwd = `root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
sync:x:4:100:sync:/bin:/bin/sync
mail:x:8:8:mail:/var/spool/mail:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
operator:x:37:37:Operator:/var:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
`

const group = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
mail:x:8:
www-data:x:33:
operator:x:37:
users:x:100:
nogroup:x:65534:
`

const tree: TreeDescription = {
  '/bin/busybox': executable('busybox/debian', 2_024_544),
  ...Object.fromEntries(debianApplets.map((name) => [`/bin/${name}`, hardLink('/bin/busybox')])),
  '/dev': directory(),
  '/etc/group': group,
  '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
  '/etc/passwd': passwd,
  '/etc/shadow': file('root:*::0:::::\nnobody:*::0\n', { mode: 0o600, size: 26 }),
  '/home': directory(),
  '/proc': directory(),
  '/root': directory(0o700),
  '/sys': directory(),
  '/tmp': directory(0o1777),
  '/usr/bin': directory(),
  '/var/spool/mail': directory(),
  '/var/www': directory(),
}

/** Debian's busybox-static on an empty file system: the base of the recorded lab's images. */
export const busyboxSteps: readonly BuildStep[] = [
  {
    createdBy:
      '/bin/sh -c #(nop) ADD file:a959a67784d9c49bd6eba2da311e331e04d2c637aea0fb82b8c251aaedb20b5d in / ',
    created,
    packedSize: 1_137_036,
    files: () => padded([tree], '/usr/sbin/busybox.links', 2_026_986),
    config: { Env },
  },
  { createdBy: '/bin/sh -c #(nop)  CMD ["sh"]', created, config: { Cmd: ['sh'] } },
]

/** What all images built on busybox have in their configuration. */
export const busyboxConfig: ImageConfig = { Env, Cmd: ['sh'] }

const image: ImageSource = { created, config: busyboxConfig, steps: busyboxSteps, isBuiltHere: true }

export const busybox: RepositorySource = {
  path: 'library/busybox',
  tags: { latest: image, '1.37': image },
}
