/** Simple methods to compare with, each as score(asked) → [home course, score] best first. */
export const BASELINES = { 'TF-IDF': tfIdf, 'BM25 with code': bm25, trigrams };

function wordsOf(title) {
  return title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Titles that stand for each home course: its own, and those of past decisions that gave it. */
function documentsOf(catalog, past) {
  const at = new Map(catalog.map(({ code }, i) => [code, i]));
  const own = catalog.map(({ title }, home) => ({ home, title }));
  const given = past.flatMap(({ title, right }) => right.map((code) => ({ home: at.get(code), title })));
  return [...own, ...given];
}

function tfIdf(catalog, past) {
  const documents = documentsOf(catalog, past);
  const { postings, rarity } = postingsOf(documents);
  const lengths = documents.map(({ title }) => Math.hypot(...[...new Set(wordsOf(title))].map(rarity)) || 1);
  return ({ title }) => {
    const words = [...new Set(wordsOf(title))];
    const length = Math.hypot(...words.map(rarity)) || 1;
    const found = new Map();
    for (const word of words)
      for (const doc of postings.get(word) ?? []) add(found, doc, rarity(word) ** 2 / lengths[doc] / length);
    return bestHomes(found, documents);
  };
}

function bm25(catalog, past) {
  const documents = documentsOf(catalog, past);
  const { postings, rarity } = postingsOf(documents);
  const sizes = documents.map(({ title }) => wordsOf(title).length);
  const mean = sizes.reduce((a, b) => a + b, 0) / sizes.length;
  const codes = documents.map(({ home }) => codeOf(catalog[home].code));
  return ({ title, code }) => {
    const found = new Map();
    for (const word of new Set(wordsOf(title)))
      for (const doc of postings.get(word) ?? [])
        add(found, doc, (rarity(word) * 2.2) / (1 + 1.2 * (0.25 + (0.75 * sizes[doc]) / mean)));
    const own = codeOf(code);
    for (const doc of found.keys()) {
      if (own.subject !== '' && own.subject.slice(0, 2) === codes[doc].subject.slice(0, 2))
        add(found, doc, 1);
      if (own.level === codes[doc].level) add(found, doc, 0.5);
    }
    return bestHomes(found, documents);
  };
}

/** Shared groups of three letters over all, as PostgreSQL's pg_trgm counts. */
function trigrams(catalog, past) {
  const documents = documentsOf(catalog, past);
  const sets = documents.map(({ title }) => trigramsOf(title));
  const postings = new Map();
  sets.forEach((set, doc) => set.forEach((part) => postings.set(part, [...(postings.get(part) ?? []), doc])));
  return ({ title }) => {
    const own = trigramsOf(title);
    const shared = new Map();
    for (const part of own) for (const doc of postings.get(part) ?? []) add(shared, doc, 1);
    for (const [doc, count] of shared) shared.set(doc, count / (own.size + sets[doc].size - count));
    return bestHomes(shared, documents);
  };
}

function trigramsOf(title) {
  const parts = wordsOf(title).flatMap((word) => {
    const padded = `  ${word} `;
    return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
  });
  return new Set(parts);
}

function postingsOf(documents) {
  const postings = new Map();
  documents.forEach(({ title }, doc) => {
    for (const word of new Set(wordsOf(title))) {
      const known = postings.get(word);
      if (known === undefined) postings.set(word, [doc]);
      else known.push(doc);
    }
  });
  const rarity = (word) => Math.log(1 + documents.length / ((postings.get(word)?.length ?? 0) + 0.5));
  return { postings, rarity };
}

function codeOf(code) {
  const [, letters = '', digits = ''] = /^\s*([A-Za-z&]*)[^0-9]*(\d*)/.exec(code) ?? [];
  return { subject: letters.toUpperCase(), level: digits[0] ?? '' };
}

function bestHomes(found, documents) {
  const homes = new Map();
  for (const [doc, score] of found) {
    const { home } = documents[doc];
    homes.set(home, Math.max(homes.get(home) ?? 0, score));
  }
  return [...homes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function add(map, key, value) {
  map.set(key, (map.get(key) ?? 0) + value);
}
