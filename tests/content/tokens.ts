import { readFileSync } from 'node:fs'

type Colours = ReadonlyMap<string, string>

/** The colours of tokens.css in each theme. */
export function tokenColours(): { light: Colours; dark: Colours } {
  const css = readFileSync('app/styles/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const pair = /--([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}))/g
  const found = [...css.matchAll(pair)].map(([, name = '', light, dark, both]) => ({
    name,
    light: light ?? both ?? '',
    dark: dark ?? both ?? '',
  }))
  return {
    light: new Map(found.map(({ name, light }) => [name, light])),
    dark: new Map(found.map(({ name, dark }) => [name, dark])),
  }
}

function luminance(colour: string): number {
  const weights = [0.2126, 0.7152, 0.0722]
  return weights.reduce((sum, weight, index) => {
    const value = Number.parseInt(colour.slice(1 + index * 2, 3 + index * 2), 16) / 255
    return sum + weight * (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  }, 0)
}

/** WCAG's contrast ratio of two colours written `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
