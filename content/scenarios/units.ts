import { symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

function service(name: string, text: string): TreeDescription {
  const file = `/lib/systemd/system/${name}.service`
  return {
    [`/usr${file}`]: text,
    [`/etc/systemd/system/multi-user.target.wants/${name}.service`]: symlink(file),
  }
}

/** The services of a machine with Docker: containerd and the daemon. */
export const dockerUnits: TreeDescription = {
  ...service(
    'containerd',
    `[Unit]
Description=containerd container runtime
Documentation=https://containerd.io
After=network.target

[Service]
ExecStart=/usr/bin/containerd
KillMode=process
Restart=always
RestartSec=5

[Install]
WantedBy=multi-user.target
`,
  ),
  ...service(
    'docker',
    `[Unit]
Description=Docker Application Container Engine
Documentation=https://docs.docker.com
After=network-online.target containerd.service
Wants=network-online.target containerd.service

[Service]
Type=notify
ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock
ExecReload=/bin/kill -s HUP $MAINPID
TimeoutStartSec=0
RestartSec=2
Restart=always
KillMode=process

[Install]
WantedBy=multi-user.target
`,
  ),
}
