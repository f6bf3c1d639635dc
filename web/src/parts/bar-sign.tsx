import type { Bar } from '../../../src/contract/score.js';

interface BarSignProps extends Pick<Bar, 'state' | 'source'> {
  readonly isUnknown?: boolean;
}

/**
 * What stands in a bar, in the signs of notation: a note for credit from elsewhere, a whole note for the
 * school's own, a diamond for an exam, a cross for prior learning, a rest for what is still to take, a
 * question where the school has not published what stands there, a lock for what never transfers, a rest
 * struck through for what is waived.
 */
export function BarSign({ state, source, isUnknown = false }: BarSignProps) {
  return (
    <svg
      viewBox="0 0 40 40"
      width="40"
      height="40"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      {state === 'open' && isUnknown && <Question />}
      {state === 'open' && !isUnknown && (
        <rect x="13" y="15.5" width="14" height="4.5" fill="currentColor" stroke="none" />
      )}
      {state === 'locked' && <Lock />}
      {state === 'waived' && (
        <>
          <rect x="13" y="15.5" width="14" height="4.5" strokeWidth="1.5" />
          <path d="M9 27 31 11" />
        </>
      )}
      {source === 'external' && <Note />}
      {source === 'own' && <ellipse cx="20" cy="20" rx="7" ry="4.4" strokeWidth="2.6" />}
      {source === 'exam' && <path d="M20 13.5 26 20l-6 6.5L14 20z" fill="currentColor" />}
      {source === 'prior-learning' && <path d="m14.5 14.5 11 11m0-11-11 11" strokeWidth="2.6" />}
    </svg>
  );
}

function Note() {
  return (
    <>
      <ellipse
        cx="18"
        cy="27.5"
        rx="5.4"
        ry="4"
        transform="rotate(-22 18 27.5)"
        fill="currentColor"
        stroke="none"
      />
      <path d="M22.9 26V8" />
    </>
  );
}

function Question() {
  return (
    <text x="20" y="26" textAnchor="middle" fontSize="17" fontWeight="600" fill="currentColor" stroke="none">
      ?
    </text>
  );
}

function Lock() {
  return (
    <>
      <rect x="14" y="18.5" width="12" height="9" rx="1.5" fill="currentColor" stroke="none" />
      <path d="M16.5 18v-3a3.5 3.5 0 0 1 7 0v3" />
    </>
  );
}
