// Runs in the measured page before any of its scripts and collects what the browser's observers report.
const load = { lcp: 0, cls: 0, tbt: 0 }
window.load = load

const on = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })

on('largest-contentful-paint', (entry) => {
  load.lcp = entry.startTime
})
on('layout-shift', (entry) => {
  if (!entry.hadRecentInput) load.cls += entry.value
})
on('longtask', (entry) => {
  load.tbt += Math.max(0, entry.duration - 50)
})
