import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { executable, file } from '@/lib/linux/vfs/tree'
import { debian } from './debian'

const created = '2026-11-20T16:13:29Z'
const comment = 'buildkit.dockerfile.v0'

function* hello({ stdout }: Process): Blocking<number> {
  yield* stdout.write('Hello from the lab registry!\n')
  return 0
}

const helloImage: ImageSource = {
  created,
  config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['/hello'] },
  steps: [
    {
      createdBy: 'COPY hello / # buildkit',
      comment,
      packedSize: 1_137_036,
      files: () => ({ '/hello': executable('oracle/hello', 2_060_288) }),
    },
    { createdBy: 'CMD ["/hello"]', comment },
  ],
}

const webappImage: ImageSource = {
  created,
  config: { Cmd: ['cat', '/etc/webapp.conf'] },
  steps: [
    ...(debian.tags['12']?.steps ?? []),
    {
      createdBy: 'RUN /bin/sh -c dd if=/dev/urandom of=/opt/data bs=1M count=8 # buildkit',
      comment,
      packedSize: 8_391_209,
      files: () => ({ '/opt/data': file('', { size: 8_388_608 }) }),
    },
    {
      createdBy: 'RUN /bin/sh -c echo conf > /etc/webapp.conf # buildkit',
      comment,
      packedSize: 139,
      files: () => ({ '/etc/webapp.conf': 'conf\n' }),
    },
    { createdBy: 'CMD ["cat" "/etc/webapp.conf"]', comment },
  ],
}

export const helloRepository: RepositorySource = {
  path: 'library/hello',
  tags: { latest: helloImage },
  programs: { 'oracle/hello': hello },
}

export const webappRepository: RepositorySource = { path: 'student/webapp', tags: { '1.0': webappImage } }
