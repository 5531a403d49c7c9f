import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { executable } from '@/lib/linux/vfs/tree'

const message = `
Hello from Docker!
This message shows that your installation appears to be working correctly.

To generate this message, Docker took the following steps:
 1. The Docker client contacted the Docker daemon.
 2. The Docker daemon pulled the "hello-world" image from the Docker Hub.
    (amd64)
 3. The Docker daemon created a new container from that image which runs the
    executable that produces the output you are currently reading.
 4. The Docker daemon streamed that output to the Docker client, which sent it
    to your terminal.

To try something more ambitious, you can run an Ubuntu container with:
 $ docker run -it ubuntu bash

Share images, automate workflows, and more with a free Docker ID:
 https://hub.docker.com/

For more examples and ideas, visit:
 https://docs.docker.com/get-started/

`

function* hello({ stdout }: Process): Blocking<number> {
  yield* stdout.write(message)
  return 0
}

const created = '2025-08-08T19:05:17Z'

const image: ImageSource = {
  created,
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['/hello'],
    WorkingDir: '/',
  },
  steps: [
    {
      createdBy: 'COPY hello / # buildkit',
      comment: 'buildkit.dockerfile.v0',
      created,
      files: () => ({ '/hello': executable('hello-world/hello', 10_072) }),
    },
    { createdBy: 'CMD ["/hello"]', comment: 'buildkit.dockerfile.v0', created },
  ],
}

/** The image that says hello. */
export const helloWorld: RepositorySource = {
  path: 'library/hello-world',
  tags: { latest: image, linux: image },
  programs: { 'hello-world/hello': hello },
}
