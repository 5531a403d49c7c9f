import type { Localized } from '../localized'
import type { Situation } from '../situation'
import type { Difference, Property } from './property'
import { excerpt } from './values'

/** A file and what is in it. Without `contains` and `is` it only has to be there; with `exists: false` it may not be. */
export interface FileContent {
  readonly path: string
  readonly contains?: string
  /** the whole text, apart from space at its ends */
  readonly is?: string
  readonly exists?: false
}

/** The file as a clause after the name of what it is in. */
export function describeContent({ path, contains, is, exists }: FileContent): Localized {
  if (exists === false) return { en: `has no file \`${path}\``, zh: `里没有文件 \`${path}\`` }
  if (is !== undefined) return { en: `has \`${is}\` in \`${path}\``, zh: `的 \`${path}\` 里是 \`${is}\`` }
  if (contains !== undefined)
    return { en: `has \`${contains}\` somewhere in \`${path}\``, zh: `的 \`${path}\` 里有 \`${contains}\`` }
  return { en: `has a file \`${path}\``, zh: `里有文件 \`${path}\`` }
}

/** How the text of a file (undefined: there is none) differs from what it should be. */
export function contentDifference(wanted: FileContent, text: string | undefined): Localized | undefined {
  const { path, contains, is, exists } = wanted
  if (exists === false)
    return text === undefined ? undefined : { en: `still has \`${path}\``, zh: `里还有 \`${path}\`` }
  if (text === undefined) return { en: `has no file \`${path}\``, zh: `里没有文件 \`${path}\`` }
  const isSo =
    (is === undefined || text.trim() === is.trim()) && (contains === undefined || text.includes(contains))
  if (isSo) return undefined
  const should = is ?? contains ?? ''
  if (text.trim() === '') return { en: `has nothing in \`${path}\``, zh: `的 \`${path}\` 是空的` }
  return is === undefined
    ? {
        en: `has no \`${should}\` in \`${path}\`, which begins with \`${excerpt(text)}\``,
        zh: `的 \`${path}\` 里没有 \`${should}\`，它的开头是 \`${excerpt(text)}\``,
      }
    : {
        en: `has \`${excerpt(text)}\` in \`${path}\`, not \`${should}\``,
        zh: `的 \`${path}\` 里是 \`${excerpt(text)}\`，不是 \`${should}\``,
      }
}

/** A file as a process of the subject sees it; `processOf` gives 0 when there is none. */
export function holdsFile<Subject>(processOf: (subject: Subject) => number): Property<Subject, FileContent> {
  return {
    describe: describeContent,
    difference(subject, wanted, { readFile }: Situation): Difference | undefined {
      const process = processOf(subject)
      if (process === 0) return { clause: { en: 'is not running', zh: '没有在运行' }, since: null }
      const clause = contentDifference(wanted, readFile(wanted.path, process))
      return clause && { clause, since: null }
    },
  }
}
