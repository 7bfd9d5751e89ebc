import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from '@mantine/core'

// The kit wants ten shades of its main colour; all that we show comes from the tokens below.
const fjord: MantineColorsTuple = [
  '#e3eff2',
  '#cde1e6',
  '#a5c8d1',
  '#7fc3d4',
  '#4a91a4',
  '#2a7388',
  '#0f5568',
  '#0b4556',
  '#093846',
  '#062a35',
]

/** The kit's theme: shape, type and motion as the tokens say. */
export const theme = createTheme({
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-sans)', fontWeight: '600' },
  colors: { fjord },
  primaryColor: 'fjord',
  primaryShade: { light: 6, dark: 3 },
  defaultRadius: '8px',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Tooltip: {
      defaultProps: { transitionProps: { duration: 0 }, color: 'var(--color-ink)', c: 'var(--color-canvas)', fz: 'sm' },
    },
  },
})

/** The kit's colours as ours, the same in both schemes because the tokens switch by themselves. */
export const cssVariables: CSSVariablesResolver = () => {
  const variables = {
    '--mantine-color-body': 'var(--color-surface)',
    '--mantine-color-text': 'var(--color-ink)',
    '--mantine-color-dimmed': 'var(--color-ink-muted)',
    '--mantine-color-placeholder': 'var(--color-placeholder)',
    '--mantine-color-error': 'var(--color-danger)',
    '--mantine-color-anchor': 'var(--color-fjord)',
    '--mantine-color-default': 'var(--color-surface)',
    '--mantine-color-default-color': 'var(--color-ink)',
    '--mantine-color-default-border': 'var(--color-border-input)',
    '--mantine-color-default-hover': 'var(--color-sunken)',
    '--mantine-color-disabled': 'var(--color-sunken)',
    '--mantine-color-disabled-color': 'var(--color-ink-muted)',
    '--mantine-primary-color-filled': 'var(--color-fjord)',
    '--mantine-primary-color-contrast': 'var(--color-on-fjord)',
    '--mantine-shadow-md': 'var(--shadow-pop)',
    '--mantine-shadow-xl': 'var(--shadow-pop)',
  }
  return { variables: {}, light: variables, dark: variables }
}
