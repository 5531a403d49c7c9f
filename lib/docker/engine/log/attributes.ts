import type { Container } from '../container/container'

/** The labels and variables that the options `labels` and `env` put beside every line (moby logger.Info.ExtraAttributes). */
export function logAttributes({ hostConfig, config }: Container): Record<string, string> {
  const { labels, env, tag, ...others } = hostConfig.LogConfig.Config ?? {}
  const found: Record<string, string> = {}
  const labelPattern = pattern(others['labels-regex'])
  for (const [name, value] of Object.entries(config.Labels ?? {}))
    if (names(labels).includes(name) || labelPattern?.test(name)) found[name] = value
  const envPattern = pattern(others['env-regex'])
  for (const entry of config.Env ?? []) {
    const [name = '', value] = entry.split(/=(.*)/s)
    if (value !== undefined && (names(env).includes(name) || envPattern?.test(name))) found[name] = value
  }
  if (tag) found.tag = tag
  return Object.fromEntries(Object.entries(found).sort(([left], [right]) => (left < right ? -1 : 1)))
}

const names = (list = ''): string[] => list.split(',').filter(Boolean)

function pattern(text: string | undefined): RegExp | undefined {
  return text === undefined ? undefined : new RegExp(text)
}
