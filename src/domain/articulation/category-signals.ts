/** The categories of general education that a course from elsewhere may fill. */
export const GENERAL_EDUCATION = [
  'HISTORY',
  'COMPOSITION_WRITING',
  'ARTS_HUMANITIES',
  'SOCIAL_SCIENCE',
  'ACOUSTICS',
  'MATH_NATURAL_SCIENCE',
] as const;

/** A category of general education, or one of the answers beside them. */
export const CATEGORIES = [...GENERAL_EDUCATION, 'ARTISTRY', 'MUSIC', 'OTHER', 'NONE'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Words of a title that speak for a category, with how strongly. Several words together must all occur. */
export interface Signal {
  readonly words: string;
  readonly weight: number;
}

const strong = (list: string): Signal[] => list.split(', ').map((words) => ({ words, weight: 4 }));
const fair = (list: string): Signal[] => list.split(', ').map((words) => ({ words, weight: 2 }));
const weak = (list: string): Signal[] => list.split(', ').map((words) => ({ words, weight: 1 }));

/** Sources: the categories and fields of the planning guide; the usual words of lower-division catalogs. */
export const TITLE_SIGNALS: Readonly<Record<Category, readonly Signal[]>> = {
  HISTORY: [
    ...strong('history, civilization, civilizations, historical, reconstruction, revolution, medieval'),
    ...fair(
      'world war, civil war, us since 1865, western heritage, modern europe, holocaust, colonial, antebellum',
    ),
    ...weak('since, before, century, 1865, 1877, 1500'),
  ],
  COMPOSITION_WRITING: [
    ...strong(
      'english composition, college composition, college writing, freshman composition, expository writing',
    ),
    ...strong('academic writing, first year writing, college english'),
    ...strong('rhetoric composition, writing research, critical writing'),
    ...fair('composition, writing, expository, english 1, english 2, argument, essay, college reading'),
    ...weak('rhetoric, english'),
  ],
  ARTS_HUMANITIES: [
    ...strong('literature, philosophy, ethics, poetry, humanities, theatre'),
    ...strong('theater, drama, religion, religions, art history'),
    ...strong('music history, history music, music appreciation, history art'),
    ...strong('creative writing, fiction, mythology, logic'),
    ...strong('spanish, french, german, italian, japanese, chinese, latin'),
    ...strong('greek, arabic, russian, portuguese, sign language, asl'),
    ...strong('shakespeare, speech, public speaking, film studies, cinema'),
    ...strong('history film, visual culture, aesthetics, acting'),
    ...strong('world music, history jazz, jazz history, history rock'),
    ...strong('art appreciation, world religions, interpersonal communication'),
    ...fair('art, drawing, painting, ceramics, sculpture, photography'),
    ...fair('film, dance, communication, language, culture arts'),
    ...fair('novel, fiction writing, screenwriting, storytelling, journalism'),
    ...fair('design, bible, critical thinking, appreciation'),
    ...weak('arts, literary, creative, media'),
  ],
  SOCIAL_SCIENCE: [
    ...strong('psychology, sociology, economics, microeconomics'),
    ...strong('macroeconomics, anthropology, political science, government'),
    ...strong('social science, human geography, cultural geography, archaeology'),
    ...strong('criminology, international relations, womens studies'),
    ...strong('gender studies, ethnic studies, social problems, politics'),
    ...strong('human development, lifespan development, women studies'),
    ...fair('society, social, geography, personality, abnormal'),
    ...fair('child development, cultural anthropology, public policy, race ethnicity'),
    ...fair('african american studies, criminal justice, civics'),
    ...fair('world regional geography, human sexuality, marriage family'),
    ...weak('gender, ethnic, cultural, human, behavior, global, lifespan, minorities'),
  ],
  ACOUSTICS: [
    ...strong('acoustics, psychoacoustics, physics sound, physics music, science sound, musical acoustics'),
  ],
  MATH_NATURAL_SCIENCE: [
    ...strong('mathematics, algebra, calculus, statistics, trigonometry'),
    ...strong('geometry, precalculus, biology, chemistry, physics'),
    ...strong('astronomy, geology, botany, zoology, ecology'),
    ...strong('microbiology, anatomy, physiology, oceanography, meteorology'),
    ...strong('physical science, environmental science, earth science, life science'),
    ...strong('genetics, differential equations, linear algebra'),
    ...strong('quantitative reasoning, discrete mathematics, nutrition'),
    ...strong('physical geography, finite mathematics, statistical'),
    ...fair('science, environmental, mathematical, evolution, organic'),
    ...fair('climate, weather, solar system, universe, cell'),
    ...weak('lab, laboratory, natural, quantitative, numbers'),
  ],
  ARTISTRY: [...strong('developing your artistry')],
  MUSIC: [
    ...strong('music theory, ear training, aural skills, solfege, sight singing'),
    ...strong('musicianship, harmony, counterpoint, orchestration'),
    ...strong('arranging, songwriting, ensemble, choir, orchestra, chorus'),
    ...strong('applied music, conducting, keyboard, class piano, piano'),
    ...strong('music production, recording, audio, mixing, mastering'),
    ...strong('midi, sound design, music business, music technology, pro tools'),
    ...strong('jazz improvisation, improvisation, guitar, voice lessons'),
    ...strong('applied voice, percussion, jazz theory, music industry'),
    ...strong('synthesis, music publishing, film scoring, music fundamentals'),
    ...strong('fundamentals music, private lessons, live sound, studio'),
    ...strong('music law, copyright music, concert band, jazz ensemble'),
    ...strong('music composition, composition music, digital music'),
    ...fair('music, musical, singing, voice, band, jazz, vocal'),
    ...fair('sound, reharmonization, scoring, lyric, drums, bass, violin'),
  ],
  OTHER: [
    ...strong('accounting, marketing, management, finance'),
    ...strong('business law, entrepreneurship, human resources, business communication'),
    ...strong('technical writing, business writing, education, teaching'),
    ...strong('real estate, public relations, advertising, supply chain'),
    ...strong('business statistics, social work, library, hospitality'),
    ...strong('tourism, journalism practicum, internship, agriculture'),
    ...fair('business, leadership, curriculum, administration'),
    ...fair('organizational, medical terminology, health, personal finance'),
    ...weak('professional, career, introduction business'),
  ],
  NONE: [
    ...strong('physical education, nursing, welding, automotive, cosmetology'),
    ...strong('culinary, engineering, programming, computer science'),
    ...strong('fitness, yoga, swimming, weight training, aerobics'),
    ...strong('orientation, student success, college success, study skills'),
    ...strong('first year experience, basic mathematics, developmental, remedial'),
    ...strong('pre college, esl, english second language'),
    ...strong('software, database, web development, networking, paralegal'),
    ...strong('dental, hvac, firefighting, first aid, keyboarding'),
    ...strong('basic writing, prealgebra, basic algebra, freshman seminar, career planning'),
    ...strong('typing, java, python, c programming'),
    ...fair('computer, computers, computing, cad, tennis, golf'),
    ...fair('bowling, walking, dosage, clinical, seminar orientation, microsoft'),
    ...fair('orientation college, learning strategies, wellness, electrical'),
    ...fair('mechanical, civil engineering, data structures'),
  ],
};

/** What a subject code usually stands for. Weaker than a clear title, stronger than a doubtful one. */
export const CODE_SIGNALS: Readonly<Record<string, readonly [Category, number]>> = Object.fromEntries(
  (
    [
      ['HISTORY', 'HIS HIST HST HISTU AMH WOH EUH HY', 3],
      ['COMPOSITION_WRITING', 'ENC ENGW WRT WRIT WR WRC COMP EXPO WRTG', 3],
      ['COMPOSITION_WRITING', 'ENG ENGL EN ENGLISH', 1],
      [
        'ARTS_HUMANITIES',
        'LIT PHI PHIL PHL REL RELG RLST HUM HUMN ART ARTH ARH ARTS THE THEA THR THTR DRA DRAM',
        3,
      ],
      [
        'ARTS_HUMANITIES',
        'SPA SPAN SPN FRE FREN FRN GER GERM ITA ITAL JPN JAPN CHI CHIN LAT ASL LAN FLM FILM CINE',
        3,
      ],
      ['ARTS_HUMANITIES', 'COM COMM CMST SPC SPCH SPE SPEE DAN DANC DNC CLAS PHO PHOT', 2],
      [
        'SOCIAL_SCIENCE',
        'PSY PSYC PSYCH SOC SOCI SOCY ECO ECON ECN ANT ANTH ANTHR POL POLS PSC POSC PSCI PLSC GOV GOVT',
        3,
      ],
      ['SOCIAL_SCIENCE', 'GEO GEOG WST WMST WGS GNDR SSC SOSC CJ CRJ CRIM HDFS AFAM ETHN INR', 2],
      [
        'MATH_NATURAL_SCIENCE',
        'MAT MATH MTH MA STA STAT BIO BIOL BSC CHE CHEM CHM PHY PHYS AST ASTR GEOL GLY ENVS ENV',
        3,
      ],
      ['MATH_NATURAL_SCIENCE', 'SCI NSC PHS PSCIE MAC MGF BOT ZOO MICR NATS ESC ATMO OCE', 3],
      [
        'MUSIC',
        'MUS MUSC MUSI MU MUT MUN MUP MUE MUSA MUSE MVK MVV MUSP AUD AUDI MTEC RECA MUST MTC MUL MSC',
        3,
      ],
      [
        'OTHER',
        'ACC ACCT ACG ACTG BUS BUSN BUSI BA MKT MKTG MGT MGMT MAN FIN FINC EDU EDUC ED HSP RE PR ADV SWK',
        3,
      ],
      [
        'NONE',
        'CS CSC CSCI CIS CMSC COP CGS CPSC CIT IT INFO EGR ENGR EE ME CE EET NUR NURS NRS PE PED PHED',
        3,
      ],
      [
        'NONE',
        'HPE PES KIN KINE AUT AUTO WLD CUL COS SLS FYE FYS UNIV ORI ESL ESOL EAP DEV HPER LAW HVAC DEN CST',
        3,
      ],
    ] as const
  ).flatMap(([category, codes, weight]) =>
    codes.split(' ').map((code) => [code, [category, weight] as const]),
  ),
);

/** Music subjects of the catalog with the words that name them. */
export const MUSIC_SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  Theory: ['music theory', 'theory', 'music fundamentals', 'fundamentals music', 'musicianship', 'rudiments'],
  Harmony: ['harmony', 'reharmonization', 'jazz theory', 'counterpoint', 'voice leading', 'chromatic'],
  'Ear Training': ['ear training', 'aural', 'solfege', 'sight singing', 'dictation'],
  Keyboard: ['keyboard', 'piano', 'class piano'],
  'Music Business': [
    'music business',
    'music industry',
    'publishing',
    'copyright',
    'music marketing',
    'music law',
  ],
  Songwriting: ['songwriting', 'lyric', 'lyrics', 'song writing', 'lyric writing'],
  Arranging: ['arranging', 'arrangement'],
  Orchestration: ['orchestration'],
  Composition: ['music composition', 'composition music', 'composition'],
  'Music Production': [
    'production',
    'recording',
    'mixing',
    'mastering',
    'audio',
    'studio',
    'pro tools',
    'sound design',
    'midi',
  ],
  'Music Technology': ['music technology', 'synthesis', 'digital music', 'electronic music', 'live sound'],
  Conducting: ['conducting'],
  Guitar: ['guitar'],
  'Film, TV & Game Scoring': ['film scoring', 'scoring', 'game audio'],
  'Private Instruction': ['applied', 'private', 'lessons'],
  Performance: ['ensemble', 'choir', 'chorus', 'orchestra', 'band'],
};
