import type { ContainerSummary } from '../../../api/types/container'
import { messageOf } from '../../error'
import { containerColumns } from '../../formatter/container'
import { Template } from '../../template/template'

const blank: ContainerSummary = {
  Id: '',
  Names: [],
  Image: '',
  ImageID: '',
  Command: '',
  Created: 0,
  Ports: [],
  Labels: {},
  State: 'created',
  Status: '',
  HostConfig: {},
  NetworkSettings: { Networks: {} },
  Mounts: [],
}

function attempt<T>(body: () => T, what: string): T {
  try {
    return body()
  } catch (error) {
    throw new Error(`failed to ${what} template: ${messageOf(error)}`)
  }
}

/** Whether a format asks for sizes, which are costly to find: it is tried on an empty row. @throws Error in the client's words */
export function usesSize(format: string): boolean {
  const template = attempt(() => new Template(format), 'parse')
  let isUsed = false
  const row = new Proxy(blank, {
    get(target, key) {
      if (key === 'SizeRw') isUsed = true
      return Reflect.get(target, key)
    },
  })
  attempt(() => template.render(containerColumns({ truncate: false, now: 0 }).row(row)), 'execute')
  return isUsed
}
