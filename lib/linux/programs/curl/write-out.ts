/** What is known of a finished transfer, for -w. */
export interface TransferFacts {
  readonly url: string
  readonly method: string
  readonly status: number
  readonly contentType: string
  readonly received: number
  readonly sent: number
  readonly redirects: number
  readonly redirectUrl: string
  readonly remoteAddress: string
  readonly remotePort: number
  readonly seconds: number
  readonly connectSeconds: number
  readonly startSeconds: number
  readonly exitCode: number
  readonly error: string
  readonly file: string
}

const seconds = (value: number): string => value.toFixed(6)

const variables: Readonly<Record<string, (facts: TransferFacts) => string>> = {
  content_type: ({ contentType }) => contentType,
  errormsg: ({ error }) => error,
  exitcode: ({ exitCode }) => String(exitCode),
  filename_effective: ({ file }) => file,
  http_code: ({ status }) => String(status).padStart(3, '0'),
  http_version: ({ status }) => (status === 0 ? '0' : '1.1'),
  method: ({ method }) => method,
  num_connects: () => '1',
  num_redirects: ({ redirects }) => String(redirects),
  redirect_url: ({ redirectUrl }) => redirectUrl,
  remote_ip: ({ remoteAddress }) => remoteAddress,
  remote_port: ({ remotePort }) => String(remotePort),
  response_code: ({ status }) => String(status).padStart(3, '0'),
  scheme: ({ url }) => url.slice(0, url.indexOf(':')).toUpperCase(),
  size_download: ({ received }) => String(received),
  size_upload: ({ sent }) => String(sent),
  speed_download: ({ received, seconds: time }) => String(time > 0 ? Math.floor(received / time) : 0),
  time_appconnect: () => seconds(0),
  time_connect: ({ connectSeconds }) => seconds(connectSeconds),
  time_namelookup: () => seconds(0),
  time_pretransfer: ({ connectSeconds }) => seconds(connectSeconds),
  time_redirect: () => seconds(0),
  time_starttransfer: ({ startSeconds }) => seconds(startSeconds),
  time_total: ({ seconds: time }) => seconds(time),
  url: ({ url }) => url,
  url_effective: ({ url }) => url,
  urlnum: () => '0',
}

/** Fills the variables of a -w format; names of unknown ones are handed back beside it. */
export function writeOut(
  format: string,
  facts: TransferFacts,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = []
  const text = format.replace(
    /%\{([^}]*)\}|%%|\\([nrt])/g,
    (whole, name: string | undefined, letter: string | undefined) => {
      if (letter !== undefined) return { n: '\n', r: '\r', t: '\t' }[letter] ?? whole
      if (name === undefined) return '%'
      const value = variables[name]
      if (value) return value(facts)
      unknown.push(name)
      return ''
    },
  )
  return { text, unknown }
}
