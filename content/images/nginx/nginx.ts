import type {
  BuildStep,
  ImageConfig,
  ImageSource,
  RepositorySource,
} from '@/lib/docker/registry/image-source'
import { file, type TreeDescription } from '@/lib/linux/vfs/tree'
import { alpineSteps } from '../alpine/alpine'
import { debianSteps } from '../debian'
import { entrypointFiles, nginxPackage } from './files'
import { nginx as program } from './program'
import { NGINX_VERSION } from './serve'

const created = '2025-10-28T22:02:54Z'
const comment = 'buildkit.dockerfile.v0'

const COPIED = [
  'COPY docker-entrypoint.sh / # buildkit',
  'COPY 10-listen-on-ipv6-by-default.sh /docker-entrypoint.d # buildkit',
  'COPY 15-local-resolvers.envsh /docker-entrypoint.d # buildkit',
  'COPY 20-envsubst-on-templates.sh /docker-entrypoint.d # buildkit',
  'COPY 30-tune-worker-processes.sh /docker-entrypoint.d # buildkit',
]

const says = (createdBy: string): BuildStep => ({ createdBy, comment, created })

function steps(base: readonly BuildStep[], install: string, users: TreeDescription): readonly BuildStep[] {
  return [
    ...base,
    says('LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>'),
    says(`ENV NGINX_VERSION=${NGINX_VERSION}`),
    { createdBy: install, comment, created, files: () => [nginxPackage(), users] },
    ...COPIED.map((createdBy, index) => ({
      createdBy,
      comment,
      created,
      files: entrypointFiles[index] ?? (() => ({})),
    })),
    says('ENTRYPOINT ["/docker-entrypoint.sh"]'),
    says('EXPOSE map[80/tcp:{}]'),
    says('STOPSIGNAL SIGQUIT'),
    says('CMD ["nginx" "-g" "daemon off;"]'),
  ]
}

const config: ImageConfig = {
  ExposedPorts: { '80/tcp': {} },
  Env: [
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `NGINX_VERSION=${NGINX_VERSION}`,
  ],
  Entrypoint: ['/docker-entrypoint.sh'],
  Cmd: ['nginx', '-g', 'daemon off;'],
  Labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
  StopSignal: 'SIGQUIT',
}

const onAlpine: ImageSource = {
  created,
  config: { ...config, WorkingDir: '/' },
  steps: steps(alpineSteps, 'RUN /bin/sh -c apk add --no-cache nginx # buildkit', {
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/sh\nbin:x:1:1:bin:/bin:/sbin/nologin\ndaemon:x:2:2:daemon:/sbin:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\nnginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin\n',
    '/etc/group':
      'root:x:0:root\nbin:x:1:root,bin,daemon\ndaemon:x:2:root,bin,daemon\ntty:x:5:\nnogroup:x:65533:\nnobody:x:65534:\nnginx:x:101:nginx\n',
    '/usr/lib/nginx/modules/ngx_http_js_module.so': file('', { mode: 0o755, size: 38_200_000 }),
  }),
}

const onDebian: ImageSource = {
  created,
  config,
  steps: steps(debianSteps, 'RUN /bin/sh -c apt-get install --no-install-recommends -y nginx # buildkit', {
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\nnginx:x:101:101:nginx user:/nonexistent:/bin/false\n',
    '/etc/group': 'root:x:0:\ndaemon:x:1:\ntty:x:5:\nwww-data:x:33:\nnogroup:x:65534:\nnginx:x:101:\n',
    '/usr/lib/nginx/modules/ngx_http_js_module.so': file('', { mode: 0o755, size: 70_400_000 }),
  }),
}

/** nginx on Debian and on Alpine. The Debian one has no `ps`. */
export const nginx: RepositorySource = {
  path: 'library/nginx',
  tags: {
    latest: onDebian,
    '1': onDebian,
    '1.29': onDebian,
    [NGINX_VERSION]: onDebian,
    alpine: onAlpine,
    '1-alpine': onAlpine,
    '1.29-alpine': onAlpine,
    [`${NGINX_VERSION}-alpine`]: onAlpine,
  },
  programs: { 'nginx/nginx': program },
}
