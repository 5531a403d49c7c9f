/** A sentence in every language of the site; names in it stand between backticks. */
export interface Localized {
  readonly en: string
  readonly zh: string
}
