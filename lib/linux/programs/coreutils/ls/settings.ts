/** What ls's options come to. */
export interface Settings {
  readonly format: 'single' | 'columns' | 'across' | 'commas' | 'long'
  readonly show: 'visible' | 'almost-all' | 'all'
  readonly sort: 'name' | 'none' | 'size' | 'time' | 'version' | 'extension' | 'width'
  readonly reverse: boolean
  readonly time: 'mtime' | 'atime' | 'ctime'
  readonly timeStyle: string
  readonly quoting: QuotingStyle
  readonly hideControl: boolean
  readonly indicators: 'none' | 'slash' | 'file-type' | 'classify'
  readonly colors: ReadonlyMap<string, string> | undefined
  readonly directoriesFirst: boolean
  readonly recursive: boolean
  readonly directory: boolean
  readonly dereference: 'never' | 'command-line-directories' | 'command-line' | 'always'
  readonly inode: boolean
  readonly blocks: boolean
  readonly blockSize: BlockSize
  readonly owner: boolean
  readonly group: boolean
  readonly author: boolean
  readonly numericIds: boolean
  /** names left out */
  readonly ignored: readonly RegExp[]
  readonly width: number
  readonly tab: number
  readonly end: string
  readonly utf8: boolean
}

export type QuotingStyle =
  | 'literal'
  | 'shell'
  | 'shell-always'
  | 'shell-escape'
  | 'shell-escape-always'
  | 'c'
  | 'escape'
  | 'locale'

/** The unit sizes are shown in: a number of bytes for each column, or human readable. */
export type BlockSize =
  | { readonly human: 1000 | 1024 }
  | { readonly blocks: number; readonly sizes: number; readonly suffix: string }
