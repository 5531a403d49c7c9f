import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** The addresses of the scripts a page's HTML loads; `nomodule` ones are for browsers this site does not run in. */
export function firstScripts(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"[^>]*>/g)]
  const scripts = tags.filter(([tag]) => !/\snomodule/i.test(tag)).map((match) => match[1] ?? '')
  return [...new Set(scripts)]
}

/** What the files behind addresses weigh together in kB, each compressed with gzip -9. */
export function gzippedKilobytes(addresses: string[], fileOf: (address: string) => string): number {
  const bytes = addresses.map((address) => gzipSync(readFileSync(fileOf(address)), { level: 9 }).length)
  return bytes.reduce((total, size) => total + size, 0) / 1000
}

/** Where a Next server keeps what it serves at an address. */
export function servedFile(folder: string, address: string): string {
  const { pathname } = new URL(address, 'http://localhost')
  const built = pathname.startsWith('/_next/')
    ? `.next/${pathname.slice('/_next/'.length)}`
    : `public${pathname}`
  return path.join(folder, built)
}
