type Limit = readonly [name: string, soft: string | number, hard: string | number, units: string]

const UNLIMITED = 'unlimited'

/** Debian's defaults for a service or login; changing them is not simulated. */
const limits: readonly Limit[] = [
  ['Max cpu time', UNLIMITED, UNLIMITED, 'seconds'],
  ['Max file size', UNLIMITED, UNLIMITED, 'bytes'],
  ['Max data size', UNLIMITED, UNLIMITED, 'bytes'],
  ['Max stack size', 8_388_608, UNLIMITED, 'bytes'],
  ['Max core file size', 0, UNLIMITED, 'bytes'],
  ['Max resident set', UNLIMITED, UNLIMITED, 'bytes'],
  ['Max processes', 15_418, 15_418, 'processes'],
  ['Max open files', 1024, 1_048_576, 'files'],
  ['Max locked memory', 8_388_608, 8_388_608, 'bytes'],
  ['Max address space', UNLIMITED, UNLIMITED, 'bytes'],
  ['Max file locks', UNLIMITED, UNLIMITED, 'locks'],
  ['Max pending signals', 15_418, 15_418, 'signals'],
  ['Max msgqueue size', 819_200, 819_200, 'bytes'],
  ['Max nice priority', 0, 0, ''],
  ['Max realtime priority', 0, 0, ''],
  ['Max realtime timeout', UNLIMITED, UNLIMITED, 'us'],
]

/** proc_pid_limits(5). */
export function limitsText(): string {
  return [['Limit', 'Soft Limit', 'Hard Limit', 'Units'] as const, ...limits].map(line).join('')
}

function line([name, soft, hard, units]: Limit): string {
  const columns = [name.padEnd(25), String(soft).padEnd(20), String(hard).padEnd(20)]
  return `${columns.join(' ')} ${units === '' ? '' : units.padEnd(10)}\n`
}
