import { messageOf } from '../error'
import { tabulate } from '../tabwriter'
import { headerFunctions } from '../template/functions'
import { Template } from '../template/template'
import { type Columns, headerRow } from './columns'

const TABLE = 'table'

/** Whether a `--format` asks for columns under a row of headers. */
export function isTable(format: string): boolean {
  return format.startsWith(TABLE)
}

/** The template of a `--format` value: without `table`, with `\t` and `\n` meant as such, `json` spelled out. */
export function templateOf(format: string): string {
  const body = isTable(format) ? format.slice(TABLE.length) : format === 'json' ? '{{json .}}' : format
  return body
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n')
}

/** @throws Error as `template parsing error: …` */
export function compile(format: string): Template {
  return parsing(() => new Template(templateOf(format)))
}

function parsing<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw new Error(`template parsing error: ${messageOf(error)}`)
  }
}

/** The rows in the format asked for, a line each, under headers when it is a table. @throws Error */
export function formatRows<Row>(format: string, columns: Columns<Row>, rows: readonly Row[]): string {
  const template = compile(format)
  const lines = parsing(() => rows.map((row) => `${template.render(columns.row(row))}\n`).join(''))
  if (!isTable(format)) return lines
  return tabulate(`${header(template, columns)}\n${lines}`, { minWidth: 10, padding: 3 })
}

function header<Row>(template: Template, { headers }: Columns<Row>): string {
  try {
    return template.render(headerRow(headers), { functions: headerFunctions })
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}
