// React escapes the five characters that HTML treats specially, so the script is written without them.
const script = `
try {
  const root = document.documentElement
  const theme = localStorage.getItem(\`drydock:theme\`)
  const bench = localStorage.getItem(\`drydock:bench\`)
  if (/^(light|dark)$/.test(theme)) root.dataset.theme = theme
  if (/^[\\d.]+rem$/.test(bench)) root.style.setProperty(\`--bench-chosen\`, bench)
} catch {}
`

/** Before the first paint: the theme and the width of the machine that this reader chose. */
export function AppearanceScript() {
  return <script>{script}</script>
}
