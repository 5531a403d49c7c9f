import { civil } from '../../../../base/civil'
import type { Version } from '../../../api/types/system'
import { parseRfc3339 } from '../../go/time'
import { CLIENT_VERSION } from '../../version'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A build time as `Fri May 30 12:07:14 2025`; what is no RFC 3339 time stays as it is. */
export function ansiTime(text: string): string {
  const moment = parseRfc3339(text)
  if (!moment) return text
  const { year, month, day, hour, minute, second, weekday } = civil(moment)
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
  return `${weekdays[weekday]} ${months[month - 1]} ${String(day).padStart(2)} ${clock} ${year}`
}

function serverLines({ Platform, Components }: Version): string[] {
  const lines = ['', `Server:${Platform.Name && ` ${Platform.Name}`}`]
  for (const { Name, Version: own, Details = {} } of Components) {
    lines.push(` ${Name}:`, `  Version:\t${own}`)
    if (Name !== 'Engine') {
      lines.push(
        ...Object.keys(Details)
          .sort()
          .map((key) => `  ${key}:\t${Details[key]}`),
      )
      continue
    }
    lines.push(
      `  API version:\t${Details.ApiVersion ?? ''} (minimum version ${Details.MinAPIVersion ?? ''})`,
      `  Go version:\t${Details.GoVersion ?? ''}`,
      `  Git commit:\t${Details.GitCommit ?? ''}`,
      `  Built:\t${ansiTime(Details.BuildTime ?? '')}`,
      `  OS/Arch:\t${Details.Os ?? ''}/${Details.Arch ?? ''}`,
      `  Experimental:\t${Details.Experimental ?? ''}`,
    )
  }
  return lines
}

/** What `docker version` prints, cells still divided by tabs; without a server when none answered. */
export function versionText(context: string, apiVersion: string, server: Version | undefined): string {
  const downgraded = apiVersion === CLIENT_VERSION.api ? '' : ` (downgraded from ${CLIENT_VERSION.api})`
  const lines = [
    'Client:',
    ` Version:\t${CLIENT_VERSION.version}`,
    ` API version:\t${apiVersion}${downgraded}`,
    ` Go version:\t${CLIENT_VERSION.goVersion}`,
    ` Git commit:\t${CLIENT_VERSION.gitCommit}`,
    ` Built:\t${CLIENT_VERSION.buildTime}`,
    ` OS/Arch:\t${CLIENT_VERSION.platform}`,
    ` Context:\t${context}`,
    ...(server ? serverLines(server) : []),
  ]
  return `${lines.join('\n')}\n`
}
