export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
export type Route = readonly [method: Method, path: string]

/**
 * The Engine API served here, named after the operations of its specification (ContainerList → containerList).
 * The server has one handler a name, the client builds its requests from the same paths; `{x:*}` may contain slashes.
 */
export const routes = {
  ping: ['GET', '/_ping'],
  pingHead: ['HEAD', '/_ping'],
  version: ['GET', '/version'],
  info: ['GET', '/info'],
  auth: ['POST', '/auth'],
  events: ['GET', '/events'],
  diskUsage: ['GET', '/system/df'],

  containerList: ['GET', '/containers/json'],
  containerCreate: ['POST', '/containers/create'],
  containerPrune: ['POST', '/containers/prune'],
  containerInspect: ['GET', '/containers/{name}/json'],
  containerTop: ['GET', '/containers/{name}/top'],
  containerLogs: ['GET', '/containers/{name}/logs'],
  containerChanges: ['GET', '/containers/{name}/changes'],
  containerExport: ['GET', '/containers/{name}/export'],
  containerStats: ['GET', '/containers/{name}/stats'],
  containerArchiveInfo: ['HEAD', '/containers/{name}/archive'],
  containerArchive: ['GET', '/containers/{name}/archive'],
  containerPutArchive: ['PUT', '/containers/{name}/archive'],
  containerStart: ['POST', '/containers/{name}/start'],
  containerStop: ['POST', '/containers/{name}/stop'],
  containerRestart: ['POST', '/containers/{name}/restart'],
  containerKill: ['POST', '/containers/{name}/kill'],
  containerPause: ['POST', '/containers/{name}/pause'],
  containerUnpause: ['POST', '/containers/{name}/unpause'],
  containerRename: ['POST', '/containers/{name}/rename'],
  containerUpdate: ['POST', '/containers/{name}/update'],
  containerResize: ['POST', '/containers/{name}/resize'],
  containerAttach: ['POST', '/containers/{name}/attach'],
  containerWait: ['POST', '/containers/{name}/wait'],
  containerDelete: ['DELETE', '/containers/{name:*}'],

  containerExec: ['POST', '/containers/{name}/exec'],
  execStart: ['POST', '/exec/{id}/start'],
  execResize: ['POST', '/exec/{id}/resize'],
  execInspect: ['GET', '/exec/{id}/json'],

  imageList: ['GET', '/images/json'],
  imageSearch: ['GET', '/images/search'],
  imageSave: ['GET', '/images/get'],
  imageLoad: ['POST', '/images/load'],
  imageCreate: ['POST', '/images/create'],
  imagePrune: ['POST', '/images/prune'],
  imageInspect: ['GET', '/images/{name:*}/json'],
  imageHistory: ['GET', '/images/{name:*}/history'],
  imageTag: ['POST', '/images/{name:*}/tag'],
  imagePush: ['POST', '/images/{name:*}/push'],
  imageDelete: ['DELETE', '/images/{name:*}'],
  imageCommit: ['POST', '/commit'],
  distributionInspect: ['GET', '/distribution/{name:*}/json'],
  build: ['POST', '/build'],
  buildPrune: ['POST', '/build/prune'],

  volumeList: ['GET', '/volumes'],
  volumeCreate: ['POST', '/volumes/create'],
  volumePrune: ['POST', '/volumes/prune'],
  volumeInspect: ['GET', '/volumes/{name}'],
  volumeDelete: ['DELETE', '/volumes/{name}'],

  networkList: ['GET', '/networks'],
  networkCreate: ['POST', '/networks/create'],
  networkPrune: ['POST', '/networks/prune'],
  networkInspect: ['GET', '/networks/{id}'],
  networkConnect: ['POST', '/networks/{id}/connect'],
  networkDisconnect: ['POST', '/networks/{id}/disconnect'],
  networkDelete: ['DELETE', '/networks/{id}'],

  pluginList: ['GET', '/plugins'],
  pluginInspect: ['GET', '/plugins/{name}/json'],
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** A path with what may stand in one as it is, as Go's net/url writes it. */
function escapePath(text: string): string {
  return escapeQuery(text)
    .replaceAll('+', '%20')
    .replace(/%(24|26|2B|2C|2F|3A|3B|3D|40)/g, (escaped) => decodeURIComponent(escaped))
}

/** A key or value of a query, as Go's net/url writes it. */
function escapeQuery(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/**
 * Path and query of a request, with `{x}` filled in and the version in front; query values by key, undefined ones left
 * out, true is `1`.
 */
export function requestTarget(
  name: RouteName,
  parameters: Readonly<Record<string, string>> = {},
  query: Query = {},
  version?: string,
): string {
  const path = routes[name][1].replace(/\{(\w+)(:\*)?\}/g, (_, key: string) =>
    escapePath(parameters[key] ?? ''),
  )
  const pairs = Object.entries(query)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((one) => [key, one] as const))
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${escapeQuery(key)}=${escapeQuery(value === true ? '1' : String(value))}`)
  return `${version ? `/v${version}` : ''}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}
