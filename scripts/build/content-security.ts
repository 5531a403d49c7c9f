import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from './list-files'

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

const hashSource = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** The content security policy of one page: everything from this origin, and of inline scripts only its own. */
export function pagePolicy(html: string): string {
  const scripts = [...html.matchAll(inlineScript)].map((match) => hashSource(match[1] ?? ''))
  return [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts)].join(' '),
    // Shiki's colours and panel sizes are style attributes, and xterm.js writes <style> elements for its theme.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ')
}

/** Puts the policy into a page, before anything the policy speaks of but after the declared character set. */
export function sealPage(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(html)}"/>`
  const sealed = html.replace(/<head[^>]*>(<meta charset="utf-8"\/?>)?/i, (head) => head + meta)
  if (sealed === html) throw new Error('a page has no <head> to carry its policy')
  return sealed
}

/** Seals every HTML file below a folder. */
export function sealPages(folder: string): void {
  for (const file of listFiles(folder).filter((name) => name.endsWith('.html'))) {
    const page = path.join(folder, file)
    writeFileSync(page, sealPage(readFileSync(page, 'utf8')))
  }
}
