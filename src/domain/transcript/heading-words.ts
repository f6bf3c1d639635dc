export type Role =
  | 'code'
  | 'title'
  | 'credits'
  | 'attempted'
  | 'earned'
  | 'gpa-credits'
  | 'grade'
  /**
   * A second column that looks like grades, such as a mark beside a grade: it speaks when the grade is
   * empty.
   */
  | 'result'
  | 'points'
  | 'repeat'
  | 'term'
  | 'section'
  | 'other';

/**
 * What the words of column headings mean, most telling first: `Course Title` is a title, `Grade Points` are
 * points. English, then the headings of European and Latin American records.
 */
const MEANINGS: readonly (readonly [Role, RegExp])[] = [
  [
    'other',
    words(
      '\\w{0,16}(?:average|avg)|median|enrol\\w*|size|basis|mode|component|campus|camp|instructor|gen ?ed|' +
        'area|' +
        'start|end|dates?|type|tipo\\w*|remarks?|lang\\w*|coef\\w*|distribution|category|lecturer|' +
        'teacher|wam|datum|fecha|data|ore|carga|sws|art|versuch|attr\\w*|faculty|l|t|p|' +
        'rank|max|min|maximum|' +
        'minimum|intl?|internal|external|obtained|compet\\w*|requirement|' +
        'attempt(?! (?:hours|hrs|credits|units|cr))|ssd|conv\\w*|pts jury|' +
        'anulada|(?<!cr )ceus?|level|lvl|lv|fheq|jury|typ|godz|' +
        'freq\\w*|tipologia|hap|hai|ths|sst|\\w{0,16}datum|\\w{0,16}dato|oportunidad|convocatoria|forma|' +
        'liczba|godziny?|' +
        's/?n|sno|slno|srno|sr|sl|lfd\\w*|organi[sz]ation|provider|period|re-?exam|removal|saat|' +
        'uygulama|oraszam|suorituspaiva|' +
        'teorik|dil|subtype|sub type|credential|completion',
    ),
  ],
  ['section', words('sect?(?:ion)?|sec|gruppe|grupo|turma|grp')],
  [
    'attempted',
    words('attempted|attempt (?:hours|hrs|credits|units|cr)|attmp?t?d?|att|attm|ahrs|carried|registered'),
  ],
  [
    'earned',
    words('earned|earn|ernd|ern|erned|ehrs|completed|compl?|passed|acquired|awarded|gained|cleared'),
  ],
  ['gpa-credits', words('gpa|qhrs')],
  [
    'points',
    words(
      'grade points?|honou?r points|points|point|pts|puan|qpts?|qps?|gps?|gpts|qual\\w*|qlty|gr pts|crd pts',
    ),
  ],
  [
    'title',
    words(
      'title|description|descriptive|descr?|name|titel|bezeichnung|benamning|titolo|intitule|libelle|' +
        'denominacion|asignaturas?|materias?|disciplinas?|matieres?|insegnament[oi]|esam[ei]|' +
        'lehrveranstaltung(?:en)?|veranstaltung(?:en)?|prufung(?:en)?|modul(?:e|titel|' +
        'name)?|enseignements?|' +
        'vak(?:ken)?|emne(?:navn)?|kursnamn|kursbenamning|leistung(?:en)?|corso|nombre|unite|fach|attivita|' +
        'omschrijving|przedmiot\\w*|componente(?: curricular)?|study unit|unit of study|opis|dersin adi|' +
        'unidades? curricular(?:es)?|prufungstext|leistungstext|attivita didattica|fagnavn|' +
        'fag|targy|nazwa|nazev|predmet|opintojakso|kurssi|dalyk\\w*|disciplina|ders adi|' +
        'modulbezeichnung|mata kuliah|targynev|' +
        'nazov|denumire\\w*|discipline name|' +
        'learning unit|naam|topic|curso y|paper',
    ),
  ],
  [
    'grade',
    words(
      'grades?|grde?|gr|gd|marks?|mrk|final|notes?|noten?|nota|result(?:s|at|aat|ado|' +
        'ats)?|betyg|cijfer|voto|' +
        'karakter|calificacion(?:es)?|bewertung|scores?|letter|mention|vitsord|arvosana|resultaat|resultat|' +
        'erdemjegy|hodnoceni|znamka|resultats|calif|beurteilung|ocena|oceny|conceito|media final|' +
        'media|classificacao|nota final|' +
        'notu|puntaje|znamka|erdemjegy|arvosanat|karakterer|einkunn|ivertinimas|nilai|hinne|' +
        'uitslag|mrks?|grd',
    ),
  ],
  ['result', words('status|verdict|outcome|estado|situacao|stan|durumu?|esito|observacion(?:es)?')],
  ['repeat', /^(?:r|rpt|rep|repeat(?:ed)?|ri)$/],
  [
    'credits',
    words(
      'credits?|cred|cr|crs|crd|hours?|hrs?|units|ects|cp|sh|qh|sch|value|cfu|lp|leistungspunkte|' +
        'kreditpunkte|poang|hp|hogskolepoang|creditos?|crediti|studiepunten|ec|sp|' +
        'studiepoeng|punkte|uoc|cps?|op|kp|creds?|scope|omfattning|wgt|weight|umfang|unts|' +
        'anrechnungspunkte|punkty|sct|sks|laajuus|opintopisteet|kredi|akts|kredit\\w*|satca|uv|pkt|' +
        'einingar|eap|cts|ch',
    ),
  ],
  [
    'term',
    words(
      'terms?|semester|session|sess|curso|year|taken|when|trimestre|semestre|periodo|ano letivo|' +
        'ano periodo|ano/periodo|ano/semestre|donem|semestr|lukukausi|ciclo|' +
        'ano|annee|anno|sem|periode|aa',
    ),
  ],
  [
    'code',
    words(
      'subjects?|subj|sub|subno|courses?|crse|code|catalog|cat|dept|department|' +
        'discipline|class|no|nos|number|' +
        'nbr|num|nr|id|module|codigo|kurs|kurskod|kod|codice|cod|ue|kode|emnekode|vakcode|cursus|unit|' +
        'modulnr|cours|clave|nummer|ref|abbr|\\w{0,16}nr|emplid|kodas|' +
        'kodu|sigla|asignatura cod|oznaka|fagkode|' +
        'targykod|tunniste|cursuscode|modulecode|kursnummer|course/section',
    ),
  ],
];

/** Pairs of words that head one column together. */
export const HEADING_PAIR = new RegExp(
  String.raw`^(?:(?:course|subject|subj|crse|crs|class|catalog|module|unit|` +
    String.raw`paper) (?:title|name|description|` +
    String.raw`descriptive|no|nos|number|nbr|num|code|id|and|crse)|descriptive title|` +
    String.raw`(?:credits?|cred|cr|hours?|hrs?|units?|sem(?:ester)?|quarter|qtr|gpa|quality|` +
    String.raw`qual|grade|grd|gr|att|earned|earn|attempted|course|final|letter|official|honor|` +
    String.raw`class|grading|cum|ects|local|credit|academic|attempt|passed|pts) (?:hours?|` +
    String.raw`hrs?|hr|credits?|cr|units?|attempted|` +
    String.raw`att|earned|ernd|points?|pts|grade|value|average|avg|basis|size|sem|crse|` +
    String.raw`year|mark|jury)|gen ed)$`,
);

/** Headings of several words whose words alone would say something else. */
export const HEADING_PHRASES: readonly (readonly [Role, RegExp])[] = [
  ['title', /^(?:unit of study|course|subject|module|unit) (?:title|name)$/],
  ['title', /^(?:title|name|description) of (?:the )?(?:course|subject|paper|module|unit|discipline)s?$/],
  ['code', /^(?:code|number) of (?:the )?(?:course|subject|paper|module|unit|discipline)s?$/],
  ['credits', /^(?:number of credits|ects ?points?|ects credits?)$/],
  ['result', /^ects ?(?:grade|karakter|note|letter)$/],
  ['title', /^(?:course|study|learning|taught) units?$|^course equivalencies$|^studies$/],
  ['title', /^(?:unidades? curricular(?:es)?|dersin adi|attivita didattica|ders adi|mata kuliah)$/],
  ['term', /^(?:ano letivo|academic (?:year|period|term)|school year)$/],
  ['other', /^subject areas?$|^(?:course )?listing type$|^(?:date )?completed on$|^date completed$/],
  ['other', /^(?:s|sr|sl|serial|item|seq) (?:no|nr|number|num)$/],
  ['points', /^(?:c|cr|credits?|u|units?|sks|kredi|kredit) ?x ?\p{L}{1,10}$/u],
  ['title', /^course listing$/],
  ['code', /^unit of study$/],
  ['other', /^(?:grd|grade|grading)[/ ]*(?:met|method)$/],
  ['grade', /^grade remarks?$/],
  ['attempted', /^(?:units?|credits?|hours?) (?:taken|attempted|carried)$/],
  ['earned', /^(?:units?|credits?|hours?) (?:passed|earned|completed)$/],
  ['credits', /^(?:credit points?|credit units?|units? of credit|credit hours?|unit value)$/],
];

/** What one heading means; null when its words say nothing known. */
export function roleOf(text: string): Role | null {
  if (/\w (?:code|no|nos|number|num|nbr)$/.test(text)) return 'code';
  if (/^(?:course|class|subj\w*)\/sect/.test(text)) return 'code';
  return MEANINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'u');
}
