/** Orders texts with numbers in them by the numbers' values (fvbommel/sortorder's NaturalLess). */
export function naturalOrder(left: string, right: string): number {
  const [a, b] = [parts(left), parts(right)]
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = compareParts(a[index] ?? '', b[index] ?? '')
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function parts(text: string): readonly string[] {
  return text.match(/\d+|\D/g) ?? []
}

function compareParts(left: string, right: string): number {
  const numbers = /^\d/.test(left) && /^\d/.test(right)
  if (numbers && Number(left) !== Number(right)) return Number(left) - Number(right)
  return left < right ? -1 : left > right ? 1 : 0
}
