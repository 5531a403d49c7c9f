import type { Heartbeat } from './driver'

/** The browser's clock, frames and timers. */
export const browserHeartbeat: Heartbeat = {
  now: () => performance.now(),
  request(milliseconds, callback) {
    if (milliseconds === 'frame') {
      const frame = requestAnimationFrame(callback)
      return () => cancelAnimationFrame(frame)
    }
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}
