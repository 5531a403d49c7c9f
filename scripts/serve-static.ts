import path from 'node:path'
import { staticServer } from './static-server'

// Serves an exported site below a base path: for the end-to-end tests, and for a look at what `npm run export` wrote.
// usage: tsx scripts/serve-static.ts [FOLDER] [BASE_PATH] [PORT]
const [folder = 'out', basePath = '', port = '3000'] = process.argv.slice(2)

const server = staticServer(() => path.resolve(folder), basePath)
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`${folder} is at http://localhost:${port}${basePath}/`),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.closeAllConnections()
    server.close(() => process.exit(0))
  })
}
