/** What a statement answers: rows, or what was done. */
export type SqlResult =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly done: string; readonly count: number }
  | { readonly error: string }

interface Table {
  readonly columns: string[]
  rows: string[][]
  next: number
}

type Databases = Record<string, Record<string, Table>>

/** The few statements of SQL that lessons use: databases, tables, rows. Nothing is typed; values are text. */
export class SqlDatabase {
  #databases: Databases

  constructor(
    private readonly version: string,
    names: readonly string[],
  ) {
    this.#databases = Object.fromEntries(names.map((name) => [name, {}]))
  }

  get names(): string[] {
    return Object.keys(this.#databases).sort()
  }

  has(name: string): boolean {
    return name in this.#databases
  }

  /** Everything, to be written to disk. */
  dump(): string {
    return JSON.stringify(this.#databases)
  }

  restore(text: string): void {
    this.#databases = JSON.parse(text) as Databases
  }

  tables(database: string): string[] {
    return Object.keys(this.#databases[database] ?? {}).sort()
  }

  run(database: string, statement: string): SqlResult {
    const text = statement.trim().replace(/;$/, '').trim()
    const create = /^create\s+(database|schema)\s+(?:if\s+not\s+exists\s+)?[`"]?(\w+)[`"]?/i.exec(text)
    if (create) {
      this.#databases[create[2] ?? ''] ??= {}
      return { done: 'CREATE DATABASE', count: 1 }
    }
    const drop = /^drop\s+database\s+(?:if\s+exists\s+)?[`"]?(\w+)[`"]?/i.exec(text)
    if (drop) {
      delete this.#databases[drop[1] ?? '']
      return { done: 'DROP DATABASE', count: 0 }
    }
    return this.#select(database, text) ?? this.#change(this.#databases[database] ?? {}, text)
  }

  #select(database: string, text: string): SqlResult | undefined {
    if (/^show\s+databases$/i.test(text))
      return { columns: ['Database'], rows: this.names.map((name) => [name]) }
    if (/^show\s+tables$/i.test(text))
      return { columns: [`Tables_in_${database}`], rows: this.tables(database).map((name) => [name]) }
    const bare = /^select\s+((?:(?!\sfrom\s)[\s\S])+)$/i.exec(text)
    if (bare) return this.#expressions(database, bare[1] ?? '')
    const from =
      /^select\s+([\s\S]+?)\s+from\s+[`"]?(\w+)[`"]?(?:\s+where\s+(.+?))?(?:\s+(?:order|limit)\s.*)?$/i.exec(
        text,
      )
    if (!from) return undefined
    const table = this.#databases[database]?.[from[2] ?? '']
    if (!table) return { error: `no table ${from[2]}` }
    const rows = table.rows.filter((row) => matches(table, row, from[3]))
    const wanted = (from[1] ?? '*').split(',').map((one) => one.trim().replace(/[`"]/g, ''))
    if (/^count\(/i.test(wanted[0] ?? ''))
      return { columns: [wanted[0]?.toLowerCase() ?? ''], rows: [[String(rows.length)]] }
    if (wanted[0] === '*') return { columns: table.columns, rows }
    const places = wanted.map((name) => table.columns.indexOf(name))
    return { columns: wanted, rows: rows.map((row) => places.map((place) => row[place] ?? '')) }
  }

  #expressions(database: string, list: string): SqlResult {
    const values = list.split(',').map((one) => one.trim())
    const known: Readonly<Record<string, string>> = {
      'version()': this.version,
      '@@version': this.version,
      'database()': database,
      'current_database()': database,
    }
    const rows = [values.map((one) => known[one.toLowerCase()] ?? literal(one) ?? arithmetic(one))]
    return { columns: values.map((one) => one.replace(/^['"]|['"]$/g, '')), rows }
  }

  #change(tables: Record<string, Table>, text: string): SqlResult {
    const create = /^create\s+table\s+(?:if\s+not\s+exists\s+)?[`"]?(\w+)[`"]?\s*\(([\s\S]*)\)/i.exec(text)
    if (create) {
      const [, name = '', body = ''] = create
      if (tables[name])
        return /if\s+not\s+exists/i.test(text)
          ? { done: 'CREATE TABLE', count: 0 }
          : { error: `table ${name} exists` }
      const columns = body
        .replace(/\([^)]*\)/g, '')
        .split(',')
        .map((one) => one.trim().split(/\s+/)[0]?.replace(/[`"]/g, '') ?? '')
        .filter((one) => one !== '' && !/^(primary|unique|key|constraint|foreign)$/i.test(one))
      tables[name] = { columns, rows: [], next: 1 }
      return { done: 'CREATE TABLE', count: 0 }
    }
    const insert = /^insert\s+into\s+[`"]?(\w+)[`"]?\s*(?:\(([^)]*)\))?\s*values\s*([\s\S]+)$/i.exec(text)
    if (insert) return insertRows(tables[insert[1] ?? ''], insert[1] ?? '', insert[2], insert[3] ?? '')
    const remove = /^delete\s+from\s+[`"]?(\w+)[`"]?(?:\s+where\s+(.+))?$/i.exec(text)
    const table = remove && tables[remove[1] ?? '']
    if (table) {
      const before = table.rows.length
      table.rows = table.rows.filter((row) => !matches(table, row, remove[2]))
      return { done: 'DELETE', count: before - table.rows.length }
    }
    const drop = /^drop\s+table\s+(?:if\s+exists\s+)?[`"]?(\w+)[`"]?/i.exec(text)
    if (drop && tables[drop[1] ?? '']) {
      delete tables[drop[1] ?? '']
      return { done: 'DROP TABLE', count: 0 }
    }
    if (/^(set|use|begin|commit|grant|flush|alter|create\s+(user|role|index))\b/i.test(text))
      return { done: (text.split(/\s+/)[0] ?? '').toUpperCase(), count: 0 }
    return {
      error: `no table ${(drop ?? remove)?.[1] ?? ''}`.replace(
        /no table $/,
        `syntax error near ${JSON.stringify(text.split(/\s+/)[0] ?? '')}`,
      ),
    }
  }
}

function insertRows(
  table: Table | undefined,
  name: string,
  given: string | undefined,
  values: string,
): SqlResult {
  if (!table) return { error: `no table ${name}` }
  const columns = given?.split(',').map((one) => one.trim().replace(/[`"]/g, '')) ?? table.columns
  let count = 0
  for (const [, tuple = ''] of values.matchAll(/\(((?:'[^']*'|[^()'])*)\)/g)) {
    const parts = (tuple.match(/'(?:[^']|'')*'|[^,\s][^,]*/g) ?? []).map(
      (one) => literal(one.trim()) ?? one.trim(),
    )
    const id = String(table.next++)
    table.rows.push(
      table.columns.map((column, index) => parts[columns.indexOf(column)] ?? (index === 0 ? id : '')),
    )
    count++
  }
  return { done: 'INSERT', count }
}

function literal(text: string): string | undefined {
  return /^'[\s\S]*'$|^"[\s\S]*"$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined
}

function arithmetic(text: string): string {
  const [, left = '', operator = '', right = ''] = /^(\d+)\s*([-+*/])\s*(\d+)$/.exec(text) ?? []
  const [a, b] = [Number(left), Number(right)]
  return operator === ''
    ? text
    : String(operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b)
}

/** `column = value`, nothing more. */
function matches({ columns }: Table, row: readonly string[], condition: string | undefined): boolean {
  const [, column = '', value = ''] = /^[`"]?(\w+)[`"]?\s*=\s*(.+)$/.exec(condition?.trim() ?? '') ?? []
  return column === '' || row[columns.indexOf(column)] === (literal(value) ?? value)
}
