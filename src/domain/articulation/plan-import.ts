import { canonicalJson } from '../canonical-json.js';
import type { ArticulationRule } from './articulation-rule.js';

/** A version of a rule that the record has. */
export interface KnownVersion {
  readonly version: number;
  readonly body: ArticulationRule;
}

/**
 * What becomes of a rule of a file: `same`, nothing; `next`, its next version; `stale`, it changes a version
 * that is no longer the newest; `unknown-version`, one that there never was.
 */
export type ImportStep =
  | { readonly kind: 'same' }
  | { readonly kind: 'next'; readonly rule: ArticulationRule; readonly isNew: boolean }
  | { readonly kind: 'stale' | 'unknown-version'; readonly newest: number };

/**
 * Compares a rule of a file with the versions that the record has of it. Its version is the one that it was
 * taken from, or the one after; a rule that is new here keeps the version it has elsewhere. A row that was
 * not changed since never takes back what others have changed.
 */
export function importStep(rule: ArticulationRule, known: readonly KnownVersion[]): ImportStep {
  const newest = known.reduce((most, { version }) => Math.max(most, version), 0);
  if (newest === 0) return { kind: 'next', rule, isNew: true };
  const text = said(rule);
  const like = known.find(({ version }) => version === Math.min(rule.version, newest));
  if (like !== undefined && said(like.body) === text) return { kind: 'same' };
  if (rule.version < newest) return { kind: 'stale', newest };
  if (rule.version > newest + 1) return { kind: 'unknown-version', newest };
  return { kind: 'next', rule: { ...rule, version: newest + 1 }, isNew: false };
}

/** All that a rule says, whatever its number. */
function said(rule: ArticulationRule): string {
  return canonicalJson({ ...rule, version: 0 });
}
