import { readFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { securityHeaders } from './build/headers'

// Serves an exported site as a static host does, below a base path: for the end-to-end tests, and for a look at
// what `npm run export` wrote.   usage: tsx scripts/serve-static.ts [FOLDER] [BASE_PATH] [PORT]
const [folder = 'out', basePath = '', port = '3000'] = process.argv.slice(2)
const root = path.resolve(folder)

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

/** The file an address stands for, if it is one below the folder. */
function fileFor(pathname: string): string | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  const file = path.join(root, decodeURIComponent(pathname.slice(basePath.length)))
  if (!file.startsWith(root)) return undefined
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

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const canGzip = request.headers['accept-encoding']?.includes('gzip') ?? false
  const file = fileFor(pathname)
  if (file?.endsWith('index.html') && !pathname.endsWith('/')) {
    response.writeHead(308, { Location: `${pathname}/` }).end()
  } else if (file) send(response, 200, file, canGzip)
  else send(response, 404, path.join(root, '404.html'), canGzip)
})

server.listen(Number(port), '127.0.0.1', () =>
  console.log(`${folder} is at http://localhost:${port}${basePath}/`),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.closeAllConnections()
    server.close(() => process.exit(0))
  })
}
