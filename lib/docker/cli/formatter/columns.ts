import { format } from '../template/print'
import { anyMap, goBool, goString, type Method, mapOf, stringType, type Type, Value } from '../template/type'

type Cell = string | boolean | Value

/** What a row of a list can show: fields for templates, with the headers of their columns. */
export interface Columns<Row> {
  readonly headers: Readonly<Record<string, string>>
  /** the Go type of the row, for value and error alike */
  readonly type: Type
  row(row: Row): Value
}

interface ColumnSpecification<Row> {
  /** as errors name it: `*formatter.ContainerContext` */
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, (row: Row) => Cell>>
  /** `{{.Label "x"}}` */
  readonly labels?: (row: Row) => Readonly<Record<string, string>> | null | undefined
}

function toValue(cell: Cell): Value {
  if (cell instanceof Value) return cell
  return typeof cell === 'string' ? goString(cell) : goBool(cell)
}

/** Declares the columns of a list. In JSON all fields appear, sorted by name. */
export function columns<Row>({ type, headers, fields, labels }: ColumnSpecification<Row>): Columns<Row> {
  const methods: Record<string, Method> = {}
  for (const [name, field] of Object.entries(fields)) {
    methods[name] = { parameters: [], call: (receiver) => toValue(field(receiver.data as Row)) }
  }
  if (labels) {
    methods.Label = {
      parameters: [stringType],
      call: (receiver, [name]) => goString(labels(receiver.data as Row)?.[name?.text ?? ''] ?? ''),
    }
  }
  const rowType: Type = {
    kind: 'struct',
    name: type,
    methods,
    string: ({ data }) =>
      `{${Object.values(fields)
        .map((field) => format(toValue(field(data as Row))))
        .join(' ')}}`,
    marshal: ({ data }) =>
      new Value(
        anyMap,
        new Map(Object.entries(fields).map(([name, field]) => [name, toValue(field(data as Row))])),
      ),
  }
  return { headers, type: rowType, row: (row) => new Value(rowType, row) }
}

const headerType: Type = {
  ...mapOf(stringType),
  name: 'formatter.SubHeaderContext',
  methods: {
    Label: {
      parameters: [stringType],
      call: (_, [name]) => goString((name?.text.split('.').at(-1) ?? '').replace(/[-_]/g, ' ')),
    },
  },
}

/** The row of headers, as data for the same template. */
export function headerRow(headers: Readonly<Record<string, string>>): Value {
  return new Value(headerType, new Map(Object.entries(headers).map(([name, text]) => [name, goString(text)])))
}
