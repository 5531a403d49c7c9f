import { compareBytes } from './text'

/** Where a file's suffix (`.tar.gz`) begins, for GNU's filevercmp. */
const suffix = /(?:\.[A-Za-z~][A-Za-z0-9~]*)*$/

const order = (character: string): number => {
  if (character === '' || /\d/.test(character)) return 0
  if (character === '~') return -1
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256
}

/** dpkg's version order: runs of digits by value, letters before other characters, `~` before all. */
function compareParts(left: string, right: string): number {
  let [a, b] = [left, right]
  while (a !== '' || b !== '') {
    const [textA = '', textB = ''] = [a.match(/^\D*/)?.[0], b.match(/^\D*/)?.[0]]
    for (let index = 0; index < Math.max(textA.length, textB.length); index++) {
      const difference = order(textA.charAt(index)) - order(textB.charAt(index))
      if (difference !== 0) return difference
    }
    ;[a, b] = [a.slice(textA.length), b.slice(textB.length)]
    const [digitsA, digitsB] = [a.match(/^\d*/)?.[0] ?? '', b.match(/^\d*/)?.[0] ?? '']
    const [valueA, valueB] = [digitsA.replace(/^0+/, ''), digitsB.replace(/^0+/, '')]
    const difference = valueA.length - valueB.length || compareBytes(valueA, valueB)
    if (difference !== 0) return difference
    ;[a, b] = [a.slice(digitsA.length), b.slice(digitsB.length)]
  }
  return 0
}

/** GNU's version sort (`sort -V`, `ls -v`): `a2` before `a10`. */
export function compareVersions(left: string, right: string): number {
  if (left === right) return 0
  for (const special of ['', '.', '..']) {
    if (left === special) return -1
    if (right === special) return 1
  }
  const hidden = Number(right.startsWith('.')) - Number(left.startsWith('.'))
  if (hidden !== 0) return hidden
  return (
    compareParts(left.replace(suffix, ''), right.replace(suffix, '')) ||
    compareParts(left, right) ||
    compareBytes(left, right)
  )
}
