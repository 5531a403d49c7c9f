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
// As Lighthouse counts it: only what keeps a reader waiting who has seen something already.
let firstPaint = Number.POSITIVE_INFINITY
const blocking = ({ startTime, duration }) =>
  Math.max(0, Math.min(duration - 50, startTime + duration - 50 - firstPaint))
const tasks = []
const count = () => {
  load.tbt = tasks.reduce((total, task) => total + blocking(task), 0)
}
on('longtask', (entry) => {
  tasks.push(entry)
  count()
})
on('paint', ({ name, startTime }) => {
  if (name !== 'first-contentful-paint') return
  firstPaint = startTime
  count()
})
