const wordsPerMinute = 220
const chineseCharactersPerMinute = 350
const linesOfCodePerMinute = 20

/** How long a lesson's text takes to read, in whole minutes, at least one. Front matter and markup do not count. */
export function readingMinutes(source: string): number {
  let codeLines = 0
  const text = source
    .replace(/^---\n[\s\S]*?\n---/, '')
    .replace(/^```[^\n]*\n([\s\S]*?)^```$/gm, (_block, code: string) => {
      codeLines += code.split('\n').length - 1
      return ''
    })
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>|\{[^}]*\}/g, ' ')
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words =
    text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)).length ?? 0
  const minutes =
    words / wordsPerMinute + chinese / chineseCharactersPerMinute + codeLines / linesOfCodePerMinute
  return Math.max(1, Math.round(minutes))
}
