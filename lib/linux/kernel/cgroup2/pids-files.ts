import { type CgroupInterfaces, flatKeyed, kept, maximum, parseNumber } from './interface'

const controller = 'pids'

/** cgroup-v2.rst, "PID Interface Files". */
export const pidsFiles: CgroupInterfaces = {
  'pids.current': { controller, read: (_, { pids }) => `${pids.current}\n` },
  'pids.events': { controller, read: (_, { pidsRefused }) => flatKeyed({ max: pidsRefused }) },
  'pids.max': {
    controller,
    read: (_, { pids }) => maximum(pids.max),
    write: (_, { pids }, text) => {
      pids.max = text === 'max' ? Number.POSITIVE_INFINITY : parseNumber(text, 0, 4_194_304)
    },
  },
  'pids.peak': { controller, read: (_, { pids }) => `${pids.peak}\n` },
}

/** "IO Interface Files": what was read and written is counted, limits are only kept. */
export const ioFiles: CgroupInterfaces = {
  'io.max': kept('io.max', '', 'io', String),
  'io.stat': {
    controller: 'io',
    root: 'too',
    read: (_, { io }) => {
      const isUsed = io.rios + io.wios > 0
      const pairs = Object.entries(io).map(([name, value]) => `${name}=${value}`)
      return isUsed ? `8:0 ${pairs.join(' ')} dbytes=0 dios=0\n` : ''
    },
  },
  'io.weight': kept('io.weight', 'default 100', 'io', (text) =>
    parseNumber(text.replace(/^(default|\d+:\d+)\s+/, ''), 1, 10_000),
  ),
}
