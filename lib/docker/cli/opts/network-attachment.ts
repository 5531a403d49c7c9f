import { parseDecimal } from '../go/parse-number'
import { parseCsv } from './csv'
import { cut } from './cut'

/** One `--network` value, short (`net`) or long (`name=net,alias=web,ip=…`). */
export interface NetworkAttachment {
  target: string
  aliases: string[]
  links: string[]
  driverOptions: Record<string, string>
  ipv4Address: string
  ipv6Address: string
  linkLocalIps: string[]
  macAddress: string
  gatewayPriority: number
}

function empty(target: string): NetworkAttachment {
  return {
    target,
    aliases: [],
    links: [],
    driverOptions: {},
    ipv4Address: '',
    ipv6Address: '',
    linkLocalIps: [],
    macAddress: '',
    gatewayPriority: 0,
  }
}

/** The client lowers the case of every field, values included. @throws Error worded as the client's */
export function parseNetworkAttachment(text: string): NetworkAttachment {
  if (!/\w+=\w+(,\w+=\w+)*/.test(text)) return empty(text)
  const attachment = empty('')
  for (const field of parseCsv(text)) {
    const [rawKey, rawValue, found] = cut(field.toLowerCase(), '=')
    if (!found || rawKey === '') throw new Error(`invalid field ${field}`)
    set(attachment, rawKey.trim(), rawValue.trim())
  }
  if (attachment.target === '') throw new Error('network name/id is not specified')
  return attachment
}

function set(attachment: NetworkAttachment, key: string, value: string): void {
  switch (key) {
    case 'name':
      attachment.target = value
      break
    case 'alias':
      attachment.aliases.push(value)
      break
    case 'ip':
      attachment.ipv4Address = value
      break
    case 'ip6':
      attachment.ipv6Address = value
      break
    case 'mac-address':
      attachment.macAddress = value
      break
    case 'link-local-ip':
      attachment.linkLocalIps.push(value)
      break
    case 'driver-opt': {
      const [name, option, found] = cut(value, '=')
      if (!found || name === '') throw new Error('invalid key value pair format in driver options')
      attachment.driverOptions[name.trim()] = option.trim()
      break
    }
    case 'gw-priority':
      try {
        attachment.gatewayPriority = parseDecimal(value)
      } catch {
        throw new Error(`invalid gw-priority (${value}): invalid syntax`)
      }
      break
    default:
      throw new Error(`invalid field key ${key}`)
  }
}

/** Whether a network mode names a network of the user's, not one of docker's own ways. */
export function isUserDefined(mode: string): boolean {
  return !['', 'default', 'bridge', 'host', 'none', 'nat'].includes(mode) && !mode.startsWith('container:')
}
