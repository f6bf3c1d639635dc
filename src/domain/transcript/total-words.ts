/** What a word on a line of totals says. `small`: nothing by itself, and no part of the name of a course. */
export type TotalWord =
  | 'attempted'
  | 'earned'
  | 'credits'
  | 'average'
  | 'points'
  | 'quality'
  | 'total'
  | 'overall'
  | 'term'
  | 'elsewhere'
  | 'small';

/** Words of English records, then of European and Latin American ones, without marks on their letters. */
const WORDS: readonly (readonly [TotalWord, RegExp])[] = [
  [
    'attempted',
    whole(
      'attempted|attempt|att|attm|attmptd|ahrs|carried|registered|enrolled|taken|matriculad[oa]s|' +
        'inscrit[oa]s|cursad[oa]s|angemeldet|belegt',
    ),
  ],
  [
    'earned',
    whole(
      'earned|earn|ernd|ern|erned|ehrs|passed|completed|compl|awarded|gained|acquired|accumulated|obtained|' +
        'achieved|superad[oa]s|aprobad[oa]s|obtenid[oa]s|acquis|obtenus|valides|conseguiti|acquisiti|' +
        'erworben|erworbene|erbracht|erreicht|behaald|behaalde|avklarade|tagna|opnaede|oppnadde|uzyskane|' +
        'uzyskanych|zdobyte|aprovad[oa]s|obtid[oa]s|integralizad[oa]s|kazanilan',
    ),
  ],
  [
    'credits',
    whole(
      'credits?|cred|creds|cr|crs|hours?|hrs?|units?|uoc|ects|cfu|creditos?|crediti|poang|hp|' +
        'hogskolepoang|lp|leistungspunkte|kreditpunkte|cp|studiepunten|ec|studiepoeng|sp|op|kp|' +
        'punkty|kredi|' +
        'akts|horas',
    ),
  ],
  [
    'average',
    whole(
      '[cstyu]?gpa|ogpa|gpax|q?cum?pa|gpr|qpa|qpr|[cs]g?pi|wam|cwa|average|avg|promedio|media|moyenne|' +
        'durchschnitt\\w*|notendurchschnitt|gesamtnote|gemiddelde?|srednia|ortalamasi?|medelbetyg|' +
        'snitt|karaktersnitt|keskiarvo|coeficiente|rendimento|weighted',
    ),
  ],
  ['points', whole('q?points?|pts|qpts?|qps?|gpts|puntos|punti')],
  ['quality', whole('quality|qual|qlty|grade|honou?r|graded|q|qhrs|grd')],
  [
    'total',
    whole(
      '(?:sub)?-?totals?|totalt|totale|totaal|totaux|sum|summe|summa|somme|soma|razem|suma|toplam|yhteensa|' +
        'samtals|ialt|zusammen|zwischensumme',
    ),
  ],
  [
    'overall',
    whole(
      'cum|cumm|cumulative|cumul|overall|career|grand|combined|insgesamt|gesamt|global|geral|general|' +
        'acumulad[oa]|undergraduate|graduate|institution|institutional|complessivo|generale',
    ),
  ],
  [
    'term',
    whole(
      'term|semester|semestre|quarter|session|sessional|trimester|current|sem|year|annual|semestral|this|' +
        'previous|last|local|resident|residence',
    ),
  ],
  ['elsewhere', whole('transfer|transferred|test|exam|external|advanced|standing')],
  [
    'small',
    whole(
      'of|in|all|to|date|for|the|and|your|degree|course|courses|level|program|academic|der|die|das|' +
        'de|des|du|del|della|di|dos|da|do|pp|ponderado|ponderada|aritmetica|nota|note|mark|value|' +
        'studies|no|number|us|uk|college|university|record|statistics|scale',
    ),
  ],
];

function whole(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})$`);
}

/** A word in lower case letters, without marks, points and brackets: `G.P.A.:` is `gpa`. */
function foldTotalWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** What the word says on a line of totals; null for a word that does not belong on one. */
export function totalWord(text: string): TotalWord | null {
  const bare = foldTotalWord(text);
  return WORDS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** What a number is, by the words that stand before or after it; null when they name no measure. */
export function measureOf(words: readonly TotalWord[]): Measure | null {
  const has = (...kinds: TotalWord[]) => kinds.some((kind) => words.includes(kind));
  // `GPA Hours`, `Quality Hours`: the credit that the average is made of.
  if (has('average', 'quality') && has('credits') && !has('attempted', 'earned', 'points'))
    return 'gpa-credits';
  if (has('average')) return 'gpa';
  if (has('points') && !(has('credits') && !has('quality'))) return 'points';
  if (has('earned')) return has('attempted') ? null : 'earned';
  if (has('attempted')) return 'attempted';
  return has('credits') ? 'credits' : null;
}

export type Measure = 'attempted' | 'earned' | 'credits' | 'gpa-credits' | 'points' | 'gpa';
