import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Calls back before the page goes to paper and after; gives what ends that. */
function onPrinting(begin: () => void, end: () => void): () => void {
  const media = window.matchMedia('print');
  const change = ({ matches }: MediaQueryListEvent) => (matches ? begin() : end());
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  media.addEventListener('change', change);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
    media.removeEventListener('change', change);
  };
}

/** The moment at which this page goes to paper; null on the screen. */
export function usePrintedAt(): Date | null {
  const [at, setAt] = useState<Date | null>(null);
  useEffect(
    () =>
      onPrinting(
        // What is on paper must be drawn before the browser looks at the page.
        () => flushSync(() => setAt((before) => before ?? new Date())),
        () => setAt(null),
      ),
    [],
  );
  return at;
}

const SCHEME = 'data-mantine-color-scheme';

/** Paper is light, whichever colours the screen has. */
export function printInLight(): void {
  const root = document.documentElement;
  let screen: string | null = null;
  onPrinting(
    () => {
      screen ??= root.getAttribute(SCHEME);
      root.setAttribute(SCHEME, 'light');
    },
    () => {
      if (screen !== null) root.setAttribute(SCHEME, screen);
      screen = null;
    },
  );
}
