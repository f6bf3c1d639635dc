/**
 * Whether the name on a document can be that of the person who sent it: every word of the shorter name stands
 * in the longer one, whatever the order, case and accents; a single letter stands for a name that begins with
 * it. A hint for people, who know of marriages and nicknames.
 */
export function nameFits(printed: string, person: string): boolean {
  const [shorter, longer] = [wordsOf(printed), wordsOf(person)].toSorted((a, b) => a.length - b.length);
  return shorter!.every((word) =>
    longer!.some(
      (other) => other === word || (Math.min(word.length, other.length) === 1 && other[0] === word[0]),
    ),
  );
}

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}
