import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import type { TreeDescription } from '@/lib/linux/vfs/tree'
import { debianSteps } from './debian'

const release = `PRETTY_NAME="Ubuntu 24.04.3 LTS"
NAME="Ubuntu"
VERSION_ID="24.04"
VERSION="24.04.3 LTS (Noble Numbat)"
VERSION_CODENAME=noble
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
SUPPORT_URL="https://help.ubuntu.com/"
BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"
UBUNTU_CODENAME=noble
`

const created = '2025-10-01T14:23:27Z'

function rootfs(): readonly TreeDescription[] {
  const base = debianSteps[0]?.files?.() ?? {}
  const all = Object.assign({}, ...(Array.isArray(base) ? base : [base])) as TreeDescription
  return [
    {
      ...all,
      '/usr/lib/os-release': release,
      '/etc/debian_version': 'trixie/sid\n',
      '/etc/lsb-release':
        'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=24.04\nDISTRIB_CODENAME=noble\nDISTRIB_DESCRIPTION="Ubuntu 24.04.3 LTS"\n',
    },
  ]
}

const image: ImageSource = {
  created,
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['/bin/bash'],
    Labels: { 'org.opencontainers.image.ref.name': 'ubuntu', 'org.opencontainers.image.version': '24.04' },
  },
  steps: [
    { createdBy: '/bin/sh -c #(nop)  ARG RELEASE', created },
    { createdBy: '/bin/sh -c #(nop)  ARG LAUNCHPAD_BUILD_ARCH', created },
    { createdBy: '/bin/sh -c #(nop)  LABEL org.opencontainers.image.ref.name=ubuntu', created },
    { createdBy: '/bin/sh -c #(nop)  LABEL org.opencontainers.image.version=24.04', created },
    {
      createdBy:
        '/bin/sh -c #(nop) ADD file:be44d67204e8a3ce0dd8d26bd5b1ac1a0d3d8bb8cf7ff4e8ea9b3a08bfd29e05 in / ',
      created,
      files: rootfs,
    },
    { createdBy: '/bin/sh -c #(nop)  CMD ["/bin/bash"]', created },
  ],
}

/** Ubuntu 24.04. */
export const ubuntu: RepositorySource = {
  path: 'library/ubuntu',
  tags: { latest: image, '24.04': image, noble: image },
}
