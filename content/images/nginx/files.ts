import { directory, executable, file, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

/** What the image's entrypoint says while it runs the scripts beside it; then it becomes the command. */
const entrypoint = `#!/bin/sh
set -e

say() {
  if [ -z "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then
    echo "$@"
  fi
}

if [ "$1" = "nginx" ] || [ "$1" = "nginx-debug" ]; then
  say "$0: /docker-entrypoint.d/ is not empty, will attempt to perform configuration"
  say "$0: Looking for shell scripts in /docker-entrypoint.d/"
  for script in /docker-entrypoint.d/*; do
    case "$script" in
      *.envsh)
        say "$0: Sourcing $script"
        . "$script"
        ;;
      *.sh)
        say "$0: Launching $script"
        "$script"
        ;;
      *)
        say "$0: Ignoring $script"
        ;;
    esac
  done
  say "$0: Configuration complete; ready for start up"
fi

exec "$@"
`

const listenOnIpv6 = `#!/bin/sh
echo "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf"
echo "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf"
`

const quietScript = '#!/bin/sh\nexit 0\n'

const configuration = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`

const mainConfiguration = `user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;
    access_log  /var/log/nginx/access.log;
    sendfile        on;
    keepalive_timeout  65;
    include /etc/nginx/conf.d/*.conf;
}
`

const welcome = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`

const script = (text: string) => file(text, { mode: 0o755 })

/** The server itself, as its packages install it. */
export function nginxPackage(): TreeDescription {
  return {
    '/etc/nginx/conf.d/default.conf': configuration,
    '/etc/nginx/nginx.conf': mainConfiguration,
    '/usr/sbin/nginx': executable('nginx/nginx', 1_466_880),
    '/usr/share/nginx/html/index.html': welcome,
    '/usr/share/nginx/html/50x.html':
      '<!DOCTYPE html>\n<html>\n<head><title>Error</title></head>\n<body><h1>An error occurred.</h1></body>\n</html>\n',
    '/var/cache/nginx': directory(),
    '/var/log/nginx/access.log': symlink('/dev/stdout'),
    '/var/log/nginx/error.log': symlink('/dev/stderr'),
  }
}

/** The scripts that the image copies in. */
export const entrypointFiles: readonly (() => TreeDescription)[] = [
  () => ({ '/docker-entrypoint.sh': script(entrypoint) }),
  () => ({ '/docker-entrypoint.d/10-listen-on-ipv6-by-default.sh': script(listenOnIpv6) }),
  () => ({ '/docker-entrypoint.d/15-local-resolvers.envsh': script('# sourced\n') }),
  () => ({ '/docker-entrypoint.d/20-envsubst-on-templates.sh': script(quietScript) }),
  () => ({ '/docker-entrypoint.d/30-tune-worker-processes.sh': script(quietScript) }),
]
