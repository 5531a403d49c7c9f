// Runs in the measured page before any of its scripts and notes when the shell's prompt stands in the terminal.
const timer = setInterval(() => {
  if (!/[#$] /.test(document.querySelector('.xterm-rows')?.textContent ?? '')) return
  clearInterval(timer)
  window.promptAt = performance.now()
}, 5)
