import { type RouteName, routes } from '../../api/routes'

interface CompiledRoute {
  readonly name: RouteName
  readonly method: string
  readonly pattern: RegExp
  readonly keys: readonly string[]
}

const compiled: readonly CompiledRoute[] = Object.entries(routes).map(([name, [method, path]]) => {
  const keys: string[] = []
  const source = path.replace(/\{(\w+)(:\*)?\}/g, (_, key: string, slashes?: string) => {
    keys.push(key)
    return slashes ? '(.+)' : '([^/]+)'
  })
  return { name: name as RouteName, method, pattern: new RegExp(`^${source}$`), keys }
})

export interface RouteMatch {
  readonly name: RouteName
  readonly parameters: Readonly<Record<string, string>>
}

/** The route a request is for; undefined is "page not found". */
export function matchRoute(method: string, path: string): RouteMatch | undefined {
  for (const { name, method: wanted, pattern, keys } of compiled) {
    if (method !== wanted) continue
    const match = pattern.exec(path)
    if (!match) continue
    return {
      name,
      parameters: Object.fromEntries(keys.map((key, index) => [key, decodePart(match[index + 1] ?? '')])),
    }
  }
  return undefined
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
