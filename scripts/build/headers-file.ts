import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { securityHeaders } from './headers'

const section = (pattern: string, headers: Record<string, string>) =>
  [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')

/** Writes the headers in the `_headers` format that Cloudflare Pages, Netlify and others read. */
export function writeHeadersFile(folder: string, basePath: string): void {
  const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' }
  const sections = [
    section(`${basePath}/*`, securityHeaders),
    section(`${basePath}/_next/static/*`, immutable),
    section(`${basePath}/sw.js`, { 'Cache-Control': 'no-cache' }),
  ]
  writeFileSync(path.join(folder, '_headers'), sections.join('\n'))
}
