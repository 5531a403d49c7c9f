import { ellipsis } from '../display-width'
import { columns } from './columns'

/** A row of `docker context ls`. */
export interface ContextRow {
  readonly name: string
  readonly description: string
  readonly endpoint: string
  readonly isCurrent: boolean
  readonly error: string
}

export const CONTEXT_TABLE =
  'table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}'

export const contextColumns = columns<ContextRow>({
  type: '*formatter.clientContextContext',
  headers: { Name: 'NAME', Description: 'DESCRIPTION', DockerEndpoint: 'DOCKER ENDPOINT', Error: 'ERROR' },
  fields: {
    Current: ({ isCurrent }) => isCurrent,
    Name: ({ name }) => name,
    Description: ({ description }) => description,
    DockerEndpoint: ({ endpoint }) => endpoint,
    Error: ({ error }) => ellipsis(error, 45),
  },
})
