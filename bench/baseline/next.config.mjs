import path from 'node:path'

// Built from .cache/bench/baseline (see ../baseline.ts), so that packages are found in the folders above.
export default { turbopack: { root: path.resolve(import.meta.dirname, '../../..') } }
