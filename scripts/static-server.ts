import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { securityHeaders } from './build/headers'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

/** The file an address stands for, if it is one below the folder. */
function fileFor(folder: string, basePath: string, pathname: string): string | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  const file = path.join(folder, decodeURIComponent(pathname.slice(basePath.length)))
  if (!file.startsWith(folder)) return undefined
  return [file, path.join(file, 'index.html')].find(isFile)
}

function send(response: ServerResponse, status: number, file: string, canGzip: boolean): void {
  const body = readFileSync(file)
  const immutable = file.includes(`${path.sep}_next${path.sep}static${path.sep}`)
  const headers = {
    ...securityHeaders,
    'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  const compressed = canGzip && /\.(css|html|js|json|svg|txt)$/.test(file)
  response.writeHead(status, compressed ? { ...headers, 'Content-Encoding': 'gzip' } : headers)
  response.end(compressed ? gzipSync(body) : body)
}

/** A server that gives out an exported site as static hosts do: folders by their index, 404.html for the rest. */
export function staticServer(folderNow: () => string, basePath: string): Server {
  return createServer((request, response) => {
    const folder = folderNow()
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const canGzip = request.headers['accept-encoding']?.includes('gzip') ?? false
    const file = fileFor(folder, basePath, pathname)
    if (file?.endsWith('index.html') && !pathname.endsWith('/')) {
      response.writeHead(308, { Location: `${pathname}/` }).end()
    } else if (file) send(response, 200, file, canGzip)
    else send(response, 404, path.join(folder, '404.html'), canGzip)
  })
}
