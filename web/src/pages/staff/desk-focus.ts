import { useEffect } from 'react';
import { STACKED } from './stacked.js';

/** Marks the row of the list that is lit. */
const LIT_LINE = '[data-desk="line"][aria-current="true"]';

/** Where the decision begins: the skip link of the list leads here. */
export const DECISION_ID = 'desk-decision';

/**
 * Puts the focus on the lit line once it is drawn, unless somebody types in a field elsewhere. Where the
 * columns stand under one another the page stays where it is.
 */
export function focusLine(): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    const isTyping = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    if (isTyping && active.closest(`#${DECISION_ID}`) === null) return;
    const preventScroll = window.matchMedia(STACKED).matches;
    document.querySelector<HTMLElement>(LIT_LINE)?.focus({ preventScroll });
  });
}

/** Leads to the decision without a step in the browser's history. */
export function focusDecision(): void {
  document.querySelector<HTMLElement>(`#${DECISION_ID}`)?.focus();
}

/** Escape leaves a field of the decision for the lit line; a list that is open over it is closed first. */
export function useFieldEscape(): void {
  useEffect(() => {
    const leave = ({ key, target }: KeyboardEvent) => {
      if (key !== 'Escape' || !(target instanceof HTMLElement)) return;
      const isField = target.matches(`#${DECISION_ID} :is(input, textarea)`);
      if (!isField || target.getAttribute('aria-expanded') === 'true') return;
      document.querySelector<HTMLElement>(LIT_LINE)?.focus();
    };
    // Before the field itself hears of it: afterwards its list is closed, and nobody knows that it was open.
    document.addEventListener('keydown', leave, true);
    return () => document.removeEventListener('keydown', leave, true);
  }, []);
}
