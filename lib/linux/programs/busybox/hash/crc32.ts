import { type Applet, type Applets, eachOperand, orStdin } from '../applet'
import { readBytes } from '../input'

const POLYNOMIAL = 0xedb88320

const crc32: Applet = {
  options: '',
  usage: 'FILE...',
  about: 'Print CRC-32 checksums of files',
  run: (context) =>
    eachOperand(
      context,
      orStdin(context.operands),
      function* (path) {
        let crc = 0xffffffff
        for (const byte of yield* readBytes(context, path)) {
          crc ^= byte
          for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
        }
        const name = path === '-' ? '' : ` ${path}`
        yield* context.process.stdout.write(`${(~crc >>> 0).toString(16).padStart(8, '0')}${name}\n`)
      },
      (path) => `can't open '${path}'`,
    ),
}

export const crcApplets: Applets = { crc32 }
