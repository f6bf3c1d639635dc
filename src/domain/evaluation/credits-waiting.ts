import { credits, scaleCredits, subtractCredits, type Credits } from '../credits.js';
import type { Evaluation } from './evaluation.js';

/** Credits that count in the plan and that no person or published rule has settled yet. */
export function creditsWaiting({ optimality }: Pick<Evaluation, 'optimality'>): Credits {
  const [applied, settled] = optimality.objective;
  return subtractCredits(credits(applied!), credits(settled!));
}

/** The amount in whole thousandths, cut off: only for putting amounts in order. */
export function rankOf(amount: Credits): number {
  const [top, bottom = '1'] = scaleCredits(amount, credits('1000')).split('/');
  return Math.floor(Number(top) / Number(bottom));
}
