import net from 'node:net'

/** Reads a port number from the environment, 3000 when none is given; undefined when it is not one. */
export function wantedPort(text = '3000') {
  const port = Number(text)
  return /^\d+$/.test(text) && port >= 1 && port <= 65535 ? port : undefined
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port })
    const settle = (result) => {
      socket.destroy()
      resolve(result)
    }
    socket.setTimeout(1000, () => settle(false))
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

function bindError(host, port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ host, port }, () => server.close(() => resolve(undefined)))
  })
}

/**
 * Tells why a server cannot listen on a port: an errno name such as `EADDRINUSE`, or undefined when it can. Asks
 * both loopback addresses too, because some systems let two programs share a port on different addresses.
 */
export async function portProblem(host, port) {
  const taken = await Promise.all(['127.0.0.1', '::1'].map((loopback) => answers(loopback, port)))
  return taken.includes(true) ? 'EADDRINUSE' : bindError(host, port)
}
