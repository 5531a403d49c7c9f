/** A block after dd's conversions. */
export function convert(block: Uint8Array, conversions: ReadonlySet<string>): Uint8Array {
  let result = block
  if (conversions.has('swab')) result = swap(result)
  if (conversions.has('ucase')) result = result.map((byte) => (byte >= 97 && byte <= 122 ? byte - 32 : byte))
  if (conversions.has('lcase')) result = result.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte))
  return result
}

function swap(block: Uint8Array): Uint8Array {
  const result = block.slice()
  for (let index = 0; index + 1 < block.length; index += 2) {
    result[index] = block[index + 1] ?? 0
    result[index + 1] = block[index] ?? 0
  }
  return result
}
