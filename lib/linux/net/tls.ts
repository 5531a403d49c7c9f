import { encode } from '../../base/bytes'

/**
 * TLS as it travels here: a handshake of one message each way, then what it protects, as it is. A server that speaks
 * plain HTTP reads the hello as a request that makes no sense, and its answer is no hello.
 */
export const clientHello: Uint8Array = Uint8Array.of(0x16, 3, 1, 2, 0, ...encode(' CLIENT HELLO\r\n\r\n'))
export const serverHello: Uint8Array = Uint8Array.of(0x16, 3, 3, 0, 122, ...encode(' SERVER HELLO'))

/** Whether bytes begin a TLS handshake. */
export const isHello = (bytes: Uint8Array): boolean => bytes[0] === 0x16 && bytes[1] === 3
