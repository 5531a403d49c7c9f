import { symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

function service(name: string, description: string, execStart: string): TreeDescription {
  const file = `/usr/lib/systemd/system/${name}.service`
  return {
    [file]: `[Unit]\nDescription=${description}\n\n[Service]\nExecStart=${execStart}\n\n[Install]\nWantedBy=multi-user.target\n`,
    [`/etc/systemd/system/multi-user.target.wants/${name}.service`]: symlink(file),
  }
}

/** The services of a machine with Docker: containerd and the daemon. */
export const dockerUnits: TreeDescription = {
  ...service('containerd', 'containerd container runtime', '/usr/bin/containerd'),
  ...service(
    'docker',
    'Docker Application Container Engine',
    '/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock',
  ),
}
