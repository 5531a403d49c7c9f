// Before the first paint: the theme and the width of the machine that this reader chose.
try {
  const root = document.documentElement
  const theme = localStorage.getItem('drydock:theme')
  const bench = localStorage.getItem('drydock:bench')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (bench && /^[\d.]+rem$/.test(bench)) root.style.setProperty('--bench-chosen', bench)
} catch {
  // Without storage nothing was chosen.
}
