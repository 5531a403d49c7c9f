import type { Version } from '../../../api/types/system'
import { Declarations } from '../../template/declarations'
import { decode } from '../../template/decode'
import { parseJson } from '../../template/json-parse'
import type { Value } from '../../template/type'
import { CLIENT_VERSION } from '../../version'
import { ansiTime } from './version-text'

const types = new Declarations(`
system.versionInfo{Client system.clientVersion; Server *types.Version}
system.clientVersion{Version string; APIVersion:ApiVersion, DefaultAPIVersion, GitCommit, GoVersion, Os, Arch string; BuildTime ?string; Context string}
types.Version{Platform types.platform; Components ?[]types.ComponentVersion; Version string; APIVersion:ApiVersion string; MinAPIVersion ?string; GitCommit, GoVersion, Os, Arch string; KernelVersion ?string; Experimental ?bool; BuildTime ?string}
types.platform{Name string}
types.ComponentVersion{Name, Version string; Details ?map[string]string}
`)

/** Both sides' versions as templates see them; without a server when none answered. */
export function versionValue(context: string, apiVersion: string, server: Version | undefined): Value {
  const [os, arch] = CLIENT_VERSION.platform.split('/')
  const client = {
    Version: CLIENT_VERSION.version,
    ApiVersion: apiVersion,
    DefaultAPIVersion: CLIENT_VERSION.api,
    GitCommit: CLIENT_VERSION.gitCommit,
    GoVersion: CLIENT_VERSION.goVersion,
    Os: os,
    Arch: arch,
    BuildTime: CLIENT_VERSION.buildTime,
    Context: context,
  }
  const both = { Client: client, Server: server ? withReadableTime(server) : null }
  return decode(parseJson(JSON.stringify(both)), types.type('system.versionInfo'))
}

/** Only the engine's own build time is rewritten. */
function withReadableTime(server: Version): Version {
  const Components = server.Components.map((component) => {
    const built = component.Details?.BuildTime
    if (component.Name !== 'Engine' || built === undefined) return component
    return { ...component, Details: { ...component.Details, BuildTime: ansiTime(built) } }
  })
  return { ...server, Components }
}
