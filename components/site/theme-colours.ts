/** The browser's own bars: `--bg` of tokens.css, which a <meta> cannot read. */
export const themeColours = { light: '#f6f8f7', dark: '#11181d' }
