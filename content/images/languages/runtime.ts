import { decode } from '@/lib/base/bytes'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process, Program } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { endsOnTerm, serveHttp } from '../shared/serve-http'

/** What is understood of a language: enough for the small applications that lessons put into images. */
export interface Language {
  readonly name: string
  /** what `--version` and its like print */
  readonly version: string
  readonly versionFlags: readonly string[]
  /** flag in front of a program given on the command line */
  readonly evalFlag: string
  /** a statement that prints; its first group is the expression */
  readonly print: RegExp
  /** whether signals end a server of it in order */
  readonly comment: RegExp
}

/** An interpreter that runs print statements, and HTTP servers whose answer is one text; anything else it says it cannot. */
export function interpreter(language: Language): Program {
  return function* (process) {
    const { argv, stdout, stderr } = process
    const [, first = '', second = ''] = argv
    if (language.versionFlags.includes(first)) {
      yield* stdout.write(`${language.version}\n`)
      return 0
    }
    if (language.name === 'python' && first === '-m' && second === 'http.server')
      return yield* serveDirectory(process, Number(argv[3] ?? 8000))
    const source =
      first === language.evalFlag
        ? second
        : first === ''
          ? decode(yield* process.stdin.readAll())
          : yield* readSource(process, first)
    if (source === undefined) {
      yield* stderr.write(missing(language, first, process.sys.getcwd()))
      return language.name === 'python' ? 2 : 1
    }
    return yield* runSource(process, language, source)
  }
}

function missing({ name }: Language, file: string, cwd: string): string {
  if (name === 'python')
    return `python: can't open file '${file.startsWith('/') ? file : `${cwd}/${file}`}': [Errno 2] No such file or directory\n`
  if (name === 'node')
    return `node:internal/modules/cjs/loader:1424\n  throw err;\n  ^\n\nError: Cannot find module '${file.startsWith('/') ? file : `${cwd}/${file}`}'\n`
  return `Could not open input file: ${file}\n`
}

function* readSource({ sys }: Process, path: string): Blocking<string | undefined> {
  try {
    const fd = yield* sys.open(path, { access: 'read' })
    const text = decode(yield* sys.read(fd, 1_048_576))
    sys.close(fd)
    return text
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

function* runSource(process: Process, language: Language, source: string): Blocking<number> {
  const port = /(?:listen|run|serve|PORT)\b[^\d\n]*?(\d{2,5})/.exec(source)?.[1]
  const text = /(?:res\.(?:end|send)|return|write)\(?\s*(?:b|f)?(["'`])((?:(?!\1).)*)\1/.exec(source)?.[2]
  if (port !== undefined && text !== undefined) {
    const number = Number(process.env.get('PORT') ?? port)
    const said = [...source.matchAll(new RegExp(language.print, 'gm'))]
      .map(([, expression = '']) => value(process, expression))
      .at(-1)
    return yield* serveHttp(
      process,
      {
        port: number,
        endsOn: endsOnTerm,
        *begin() {
          if (said !== undefined) yield* process.stdout.write(`${said}\n`)
        },
      },
      function* () {
        return {
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: text.replaceAll('\\n', '\n'),
        }
      },
    )
  }
  for (const line of source.split(/[\n;]/).map((one) => one.trim())) {
    if (line === '' || language.comment.test(line)) continue
    const expression = language.print.exec(line)?.[1]
    const shown = expression === undefined ? undefined : value(process, expression)
    if (shown === undefined) {
      yield* process.stderr.write(`${language.name}: this program is not simulated here: ${line}\n`)
      return 125
    }
    yield* process.stdout.write(`${shown}\n`)
  }
  return 0
}

/** Texts, numbers, sums, and variables of the environment. */
function value({ env }: Process, expression: string): string | undefined {
  const parts = expression.split(/\s*[+,]\s*/)
  if (/^[\d\s+*/().-]+$/.test(expression)) return arithmetic(expression)
  const shown = parts.map((part) => {
    const text = /^(["'`])((?:(?!\1).)*)\1$/.exec(part.trim())?.[2]
    if (text !== undefined)
      return text.replace(/\$\{process\.env\.(\w+)\}/g, (_, name: string) => env.get(name) ?? 'undefined')
    if (/^\d+$/.test(part.trim())) return part.trim()
    const name = /(?:process\.env\.|environ(?:\.get\(|\[)["']|getenv\(["']|ENV\[["'])(\w+)/.exec(part)?.[1]
    return name === undefined ? undefined : (env.get(name) ?? 'undefined')
  })
  return shown.includes(undefined) ? undefined : shown.join(expression.includes(',') ? ' ' : '')
}

function arithmetic(expression: string): string | undefined {
  const [, left, operator, right] =
    /^\s*(-?\d+(?:\.\d+)?)\s*(?:([-+*/])\s*(\d+(?:\.\d+)?))?\s*$/.exec(expression) ?? []
  if (left === undefined) return undefined
  const [a, b] = [Number(left), Number(right)]
  if (operator === undefined) return String(a)
  return String(operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b)
}

function* serveDirectory(process: Process, port: number): Blocking<number> {
  yield* process.stdout.write(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...\n`)
  return yield* serveHttp(process, { port, endsOn: ['SIGINT'] }, function* ({ target }) {
    const path = `.${target.split('?')[0]}`
    const content = yield* readSource(process, path.endsWith('/') ? `${path}index.html` : path)
    if (content !== undefined) return { status: 200, headers: { 'content-type': 'text/html' }, body: content }
    if (!path.endsWith('/'))
      return {
        status: 404,
        headers: { 'content-type': 'text/html;charset=utf-8' },
        body: '<!DOCTYPE HTML>\n<html lang="en">\n<body>\n<h1>Error response</h1>\n<p>Error code: 404</p>\n</body>\n</html>\n',
      }
    const items = process.sys.getdents(path).map(({ name }) => `<li><a href="${name}">${name}</a></li>`)
    return {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: `<!DOCTYPE HTML>\n<html lang="en">\n<body>\n<h1>Directory listing for ${target}</h1>\n<hr>\n<ul>\n${items.join('\n')}\n</ul>\n<hr>\n</body>\n</html>\n`,
    }
  })
}
