import { list } from '../../../flag/collecting-types'
import { flags } from '../../../flag/flag'
import { mounts } from '../../../flag/resource-types'
import { bool, string } from '../../../flag/scalar-types'

/** Flags of `run` and `create` on files: volumes, mounts, logs. */
export const storageFlags = flags({
  'log-driver': {
    type: string,
    help: 'Where its output is kept',
    completes: ['json-file', 'local', 'none', 'syslog'],
  },
  'log-opt': { type: list, help: 'Option of the log driver' },
  mount: { type: mounts, help: 'Mount something (type=bind|volume|tmpfs,source=…,target=…)' },
  'read-only': { type: bool, help: 'Mount the root file system read-only' },
  'storage-opt': { type: list, help: 'Option of the storage driver', support: 'partial' },
  tmpfs: { type: list, help: 'Mount a tmpfs on a directory' },
  volume: {
    type: list,
    short: 'v',
    help: 'Mount a volume or a directory of the host ([SOURCE:]TARGET[:OPTIONS])',
  },
  'volume-driver': { type: string, help: 'Driver of new volumes' },
  'volumes-from': { type: list, help: "Mount another container's volumes too", completes: 'container' },
})
