import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { writeFile } from '../files'
import type { Container } from './container'
import { inspectContainer } from './inspect'

/** Writes a container's state to its directory, as dockerd does at every change. */
export function* checkpoint(engine: Engine, container: Container): Blocking<void> {
  const { sys } = engine
  const all = inspectContainer(engine, container)
  const config = {
    StreamConfig: {},
    State: all.State,
    ID: all.Id,
    Created: all.Created,
    Managed: false,
    Path: all.Path,
    Args: all.Args,
    Config: all.Config,
    Image: all.Image,
    ImageManifest: null,
    NetworkSettings: all.NetworkSettings,
    LogPath: all.LogPath,
    Name: all.Name,
    Driver: all.Driver,
    OS: 'linux',
    RestartCount: all.RestartCount,
    HasBeenStartedBefore: container.startedAt !== undefined,
    HasBeenManuallyStopped: container.hasBeenManuallyStopped,
    MountPoints: Object.fromEntries(all.Mounts.map((mount) => [mount.Destination, mount])),
    HostnamePath: all.HostnamePath,
    HostsPath: all.HostsPath,
    ResolvConfPath: all.ResolvConfPath,
  }
  yield* writeFile(sys, `${container.directory}/config.v2.json`, JSON.stringify(config), 0o600)
  yield* writeFile(sys, `${container.directory}/hostconfig.json`, JSON.stringify(all.HostConfig), 0o600)
}
