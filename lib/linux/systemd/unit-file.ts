/** One setting of a unit file, e.g. `ExecStart=/usr/sbin/cron -f`. */
export interface UnitSetting {
  readonly section: string
  readonly key: string
  readonly value: string
}

/** The settings of a unit file in order (systemd.syntax(7)): comments, blank lines and continued lines understood. */
export function parseUnitFile(text: string): readonly UnitSetting[] {
  const settings: UnitSetting[] = []
  let section = ''
  for (const line of text.replaceAll(/\\\n/g, ' ').split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue
    const header = /^\[(.+)\]$/.exec(trimmed)
    if (header) {
      section = header[1] ?? ''
      continue
    }
    const equals = trimmed.indexOf('=')
    if (equals < 0) continue
    settings.push({ section, key: trimmed.slice(0, equals).trim(), value: trimmed.slice(equals + 1).trim() })
  }
  return settings
}
