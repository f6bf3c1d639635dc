/** How offices shorten titles. Values are what the matcher compares; several words may stand for one. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  intro: 'introduction', introd: 'introduction', princ: 'principles', prin: 'principles',
  fund: 'fundamentals', funds: 'fundamentals', fundmtls: 'fundamentals', psych: 'psychology',
  psy: 'psychology', soc: 'sociology', sociol: 'sociology', econ: 'economics', micro: 'microeconomics',
  macro: 'macroeconomics', hist: 'history', amer: 'american', am: 'american', civ: 'civilization',
  eng: 'english', engl: 'english', comp: 'composition', writ: 'writing', lit: 'literature',
  phil: 'philosophy', philos: 'philosophy', rel: 'religion', gen: 'general', chem: 'chemistry',
  bio: 'biology', biol: 'biology', phys: 'physics', calc: 'calculus', alg: 'algebra', stat: 'statistics',
  stats: 'statistics', math: 'mathematics', maths: 'mathematics', anthro: 'anthropology', geog: 'geography',
  geol: 'geology', astron: 'astronomy', gov: 'government', govt: 'government', pol: 'political',
  poli: 'political', sci: 'science', intl: 'international', mus: 'music', musc: 'music', theo: 'theory',
  thry: 'theory', harm: 'harmony', kybd: 'keyboard', ens: 'ensemble', orch: 'orchestra', arr: 'arranging',
  prod: 'production', rec: 'recording', recdg: 'recording', tech: 'technology', bus: 'business',
  mgmt: 'management', acct: 'accounting', mktg: 'marketing', comm: 'communication',
  communic: 'communication', dev: 'development', devel: 'development', hum: 'humanities',
  humn: 'humanities', cult: 'culture', stud: 'studies', surv: 'survey', lang: 'language', span: 'spanish',
  fren: 'french', germ: 'german', ital: 'italian', adv: 'advanced', elem: 'elementary',
  inter: 'intermediate', interm: 'intermediate', beg: 'beginning', wrld: 'world', us: 'us',
  abnorm: 'abnormal', environ: 'environmental', env: 'environmental', ed: 'education', educ: 'education',
  pe: 'physical education', phed: 'physical education', trig: 'trigonometry', precalc: 'precalculus',
  anat: 'anatomy', physiol: 'physiology',
}; // prettier-ignore

const NUMERALS: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6' };
const STOP = new Set([
  'the',
  'of',
  'and',
  'to',
  'in',
  'a',
  'an',
  'for',
  'with',
  'on',
  'w',
  'its',
  'by',
  'from',
]);

/**
 * A title as comparable words: lower case, abbreviations written out, roman numbers arabic, small words gone.
 */
export function titleWords(title: string): string[] {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\bu\.?\s?s\.?(\s?a\.?)?(?=\W|$)/g, ' us ')
    .replace(/w\/(?=\S)/g, ' with ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => (ABBREVIATIONS[word] ?? NUMERALS[word] ?? word).split(' '))
    .filter((word) => word !== '' && !STOP.has(word));
}

/** The subject part of a course code: letters at its start, upper case; null when there are none. */
export function codeSubject(code: string | null): string | null {
  const letters = /^[\s]*([A-Za-z][A-Za-z&/ ]{0,8}?)[\s.:-]*\d/.exec(code ?? '')?.[1];
  return letters === undefined ? null : letters.replace(/[^A-Za-z]/g, '').toUpperCase();
}
