/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  readonly name: string
  /** `<<"EOF"`: nothing in it is expanded */
  readonly isQuoted: boolean
  /** `<<-`: leading tabs are dropped */
  readonly chomps: boolean
  readonly content: string
}

export type HeredocStart = Omit<Heredoc, 'content'>

const START = /^(\d*)<<(-?)([^<]*)$/

/** What `<<NAME` in one word begins; undefined when it begins nothing. */
export function heredocStart(word: string): HeredocStart | undefined {
  const match = START.exec(word)
  if (!match || (match[1] !== '' && match[1] !== '0')) return undefined
  const raw = match[3] ?? ''
  const name = raw.replace(/["'\\]/g, '')
  if (name === '' || /\s/.test(name)) return undefined
  return { name, isQuoted: name !== raw, chomps: match[2] === '-' }
}
