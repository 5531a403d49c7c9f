import type { BuildStep, ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { directory, executable } from '@/lib/linux/vfs/tree'
import { busyboxConfig, busyboxSteps } from './busybox'

const page = '<html><body><h1>It works!</h1></body></html>\n'
const webCreated = '2026-11-20T16:13:27.823456789Z'
const registryCreated = '2026-11-20T16:13:28.123456789Z'

const says = (createdBy: string, config: BuildStep['config'] = {}): BuildStep => ({
  createdBy: `/bin/sh -c #(nop) ${createdBy}`,
  config,
})

const Labels = { maintainer: 'lab@example.com' }
const webCommand = ['httpd', '-f', '-v', '-p', '80', '-h', '/www']

const web: ImageSource = {
  created: webCreated,
  config: { ...busyboxConfig, Cmd: webCommand, Labels, ExposedPorts: { '80/tcp': {} } },
  steps: [
    ...busyboxSteps,
    says(' LABEL maintainer=lab@example.com', { Labels }),
    {
      ...says(
        'COPY file:6a8cadf12a3b95137b1e78db0b541731e8a73efa00a0f563937fcf8b781e658f in /www/index.html ',
      ),
      files: () => ({ '/www/index.html': page }),
    },
    says(' EXPOSE 80', { ExposedPorts: { '80/tcp': {} } }),
    says(' CMD ["httpd" "-f" "-v" "-p" "80" "-h" "/www"]', { Cmd: webCommand }),
  ],
  isBuiltHere: true,
}

const registryConfig = `version: 0.1
storage:
  filesystem:
    rootdirectory: /var/lib/registry
  delete:
    enabled: true
http:
  addr: :5000
  headers:
    X-Content-Type-Options: [nosniff]
health:
  storagedriver: yes
`
const serve = ['serve', '/etc/docker/registry/config.yml']
const Volumes = { '/var/lib/registry': {} }

const registry: ImageSource = {
  created: registryCreated,
  config: {
    ...busyboxConfig,
    Cmd: serve,
    Entrypoint: ['/registry'],
    ExposedPorts: { '5000/tcp': {} },
    Volumes,
  },
  steps: [
    ...busyboxSteps,
    {
      ...says('COPY dir:db70439adfb8b4fdb4f0e7a8f1d1d6b3e2d18f9b3f9b5ce3ff3d4a0ff1e8b0aa in / '),
      files: () => ({
        '/registry': executable('registry/registry', 25_316_184),
        '/var/lib/registry': directory(),
      }),
    },
    {
      ...says(
        'COPY file:23612118654428dec4a7b0c6a3d0f8a1b8a1f7c3b9e1c4a9e8b1c2d3e4f5a6b7 in /etc/docker/registry/config.yml ',
      ),
      files: () => ({ '/etc/docker/registry/config.yml': registryConfig }),
    },
    says(' VOLUME [/var/lib/registry]', { Volumes }),
    says(' EXPOSE 5000', { ExposedPorts: { '5000/tcp': {} } }),
    says(' ENTRYPOINT ["/registry"]', { Entrypoint: ['/registry'], Cmd: [] }),
    says(' CMD ["serve" "/etc/docker/registry/config.yml"]', { Cmd: serve }),
  ],
  isBuiltHere: true,
}

export const webRepository: RepositorySource = { path: 'library/web', tags: { '1': web } }
export const registryRepository: RepositorySource = { path: 'library/registry', tags: { '2': registry } }
