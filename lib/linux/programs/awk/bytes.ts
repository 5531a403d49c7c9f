import { encodeText } from '../support/text'

/** mawk knows bytes only: its texts have one character a byte here. */
export const toByteText = (text: string): string => fromBytes(encodeText(text))

const PIECE = 8192

export function fromBytes(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return text
}

export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index) & 255
  return bytes
}

/** The text whose UTF-8 bytes these characters are, for file names and arguments. */
export function toName(text: string): string {
  try {
    return decodeURIComponent(
      text.replace(/[^ -~]|%/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`),
    )
  } catch {
    return text
  }
}
