import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** One ink for every shade: colours are chosen by meaning in `tokens.css`, not from a scale. */
const shades = (value: string) => Array.from({ length: 10 }, () => value) as unknown as MantineColorsTuple;

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades('#B3261E') },
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Source Serif 4 Variable', Georgia, serif", fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Every field of our forms is required; a star on each would say nothing.
  components: {
    InputWrapper: { defaultProps: { withAsterisk: false } },
    // The accent is a red: on a field it would read as a fault.
    Input: { vars: () => ({ wrapper: { '--input-bd-focus': 'var(--link)' } }) },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
  },
  variantColorResolver: ({ variant }) => {
    const line = '1px solid var(--line)';
    if (variant === 'filled') {
      return {
        background: 'var(--accent)',
        hover: 'var(--accent-strong)',
        color: 'var(--on-accent)',
        border: 'none',
      };
    }
    if (variant === 'subtle') {
      return { background: 'transparent', hover: 'var(--sunken)', color: 'var(--ink)', border: 'none' };
    }
    return { background: 'var(--raised)', hover: 'var(--sunken)', color: 'var(--ink)', border: line };
  },
});

/** Mantine's own variables, pointed at ours, so that one file of tokens rules both schemes. */
export const variables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-error': 'var(--refused)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  };
  return { variables: {}, light: ours, dark: ours };
};
