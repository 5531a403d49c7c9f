import { decodeText } from '../support/text'

const loneBytes = /[\udc80-\udcff]/

/** Whether bytes, cut anywhere at their end, are UTF-8. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  const text = decodeText(bytes.subarray(0, Math.max(0, bytes.length - 3)))
  return ![...text].some((character) => character.length === 1 && loneBytes.test(character))
}
