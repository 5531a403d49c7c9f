import { concat, decode, encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { HttpRequest } from '../../net/http'
import type { ParsedOptions } from '../options'
import { readFile, readToEnd } from '../support/files'
import { CurlError } from './curl-error'
import type { options as known } from './options'
import { hostHeader, type Url } from './url'

export const VERSION = '8.14.1'

/** What is sent besides the URL. */
export interface Content {
  readonly body: Uint8Array | undefined
  readonly isJson: boolean
}

type Given = ParsedOptions<typeof known>

/** The data of -d, --data-…, --json and -T. @throws CurlError 26 */
export function* readContent(process: Process, { given, options }: Given): Blocking<Content> {
  const parts: Uint8Array[] = []
  for (const { name, value } of given) {
    const part = yield* readPart(process, name, value)
    if (part === undefined) continue
    if (parts.length > 0) parts.push(encode('&'))
    parts.push(part)
  }
  if (options.upload !== undefined)
    return { body: yield* uploadBytes(process, options.upload), isJson: false }
  return { body: parts.length === 0 ? undefined : concat(parts), isJson: options.json !== undefined }
}

function* readPart(process: Process, name: string, value: string): Blocking<Uint8Array | undefined> {
  switch (name) {
    case 'data':
    case 'dataAscii': {
      if (!value.startsWith('@')) return encode(value)
      const bytes = yield* fileBytes(process, value.slice(1))
      return bytes.filter((byte) => byte !== 10 && byte !== 13)
    }
    case 'json':
    case 'dataBinary':
      return value.startsWith('@') ? yield* fileBytes(process, value.slice(1)) : encode(value)
    case 'dataRaw':
      return encode(value)
    case 'dataUrlEncode':
      return encode(urlEncoded(value))
    default:
      return undefined
  }
}

function urlEncoded(text: string): string {
  const [, name, value = text] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  const encoded = encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return name ? `${name}=${encoded}` : encoded
}

function* fileBytes(process: Process, path: string): Blocking<Uint8Array> {
  try {
    return path === '-' ? yield* readToEnd(process.sys, process.stdin.fd) : yield* readFile(process.sys, path)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new CurlError(26, `Failed to open ${path}`)
  }
}

function* uploadBytes(process: Process, path: string): Blocking<Uint8Array> {
  try {
    return path === '-' ? yield* readToEnd(process.sys, process.stdin.fd) : yield* readFile(process.sys, path)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new CurlError(26, `Can't open '${path}'!`)
  }
}

/** The request for a URL, headers in the order curl sends them. */
export function makeRequest(
  url: Url,
  { body, isJson }: Content,
  { options, given }: Given,
  method: string,
): HttpRequest {
  const headers: Record<string, string> = { host: hostHeader(url) }
  const user = options.user ?? url.user
  if (user !== undefined) headers.authorization = `Basic ${base64(user)}`
  headers['user-agent'] = options.userAgent ?? `curl/${VERSION}`
  headers.accept = isJson ? 'application/json' : '*/*'
  if (options.referer !== undefined) headers.referer = options.referer
  if (options.cookie !== undefined) headers.cookie = options.cookie
  if (body !== undefined && !options.get) {
    headers['content-length'] = String(body.length)
    if (options.upload === undefined)
      headers['content-type'] = isJson ? 'application/json' : 'application/x-www-form-urlencoded'
  }
  for (const { name, value } of given) if (name === 'header') applyHeader(headers, value)
  const target =
    options.get && body ? `${url.target}${url.target.includes('?') ? '&' : '?'}${decode(body)}` : url.target
  return { type: 'request', method, target, headers }
}

/** `Name: value` sets, `Name:` removes, `Name;` sends it empty. */
function applyHeader(headers: Record<string, string>, text: string): void {
  const [, name = '', sign, value = ''] = /^([^:;]+)([:;])\s*(.*)$/s.exec(text) ?? []
  if (name === '') return
  const key = name.trim().toLowerCase()
  if (sign === ':' && value === '') delete headers[key]
  else headers[key] = value
}

/** Which method the options come to. */
export function methodOf({ options }: Given, { body }: Content): string {
  if (options.request !== undefined) return options.request
  if (options.head) return 'HEAD'
  if (options.upload !== undefined) return 'PUT'
  return body !== undefined && !options.get ? 'POST' : 'GET'
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(text: string): string {
  const bytes = encode(text)
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const value = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let digit = 0; digit < 4; digit++)
      out += at + digit > bytes.length ? '=' : letters.charAt((value >> (18 - 6 * digit)) & 63)
  }
  return out
}
