import type { Season, Term } from '../term.js';
import type { DraftSection } from './draft-transcript.js';

const CODE = /^(?:term:?\s*)?(\d{4})(\d)0$/i;

/**
 * The terms of a paper that only all of them together can date: codes of six digits (`202080`), whose
 * last two
 * count up through the calendar year where one of them is high; and the two halves of a European year,
 * where a
 * winter begins in autumn and a summer in spring.
 */
export function settleTerms(sections: readonly DraftSection[], european: boolean): DraftSection[] {
  const coded = sections.some(({ name }) => /^[789]$/.test(CODE.exec(name)?.[2] ?? ''));
  const seasons = new Set(sections.flatMap(({ term }) => (term === null ? [] : [term.slice(5)])));
  const halves = european && seasons.size > 0 && [...seasons].every((each) => /winter|summer/.test(each));
  return sections.map((section) => {
    const term = section.term ?? (coded ? fromCode(section.name) : null);
    return { ...section, term: halves && term !== null ? asHalf(term, section.name) : term };
  });
}

function fromCode(name: string): Term | null {
  const match = CODE.exec(name);
  if (match === null) return null;
  const part = Number(match[2]);
  const season: Season = part >= 7 ? 'fall' : part >= 5 ? 'summer' : 'spring';
  return `${Number(match[1])}-${season}`;
}

/** `2019/20 winter` begins in autumn 2019, `2019/20 summer` in spring 2020. */
function asHalf(term: Term, name: string): Term {
  const year = Number(term.slice(0, 4));
  if (term.endsWith('summer')) return `${year}-spring`;
  return /\d{4}\s?[-–/]\s?\d{2}/.test(name) ? `${year - 1}-fall` : `${year}-fall`;
}
