import type { Institution } from './institution.js';

/**
 * Schools of which each was taken over by the next, and the last by the first: their numbers, each circle
 * once, from its smallest number on.
 */
export function successionCircles(institutions: readonly Institution[]): readonly (readonly string[])[] {
  const next = new Map<string, string>();
  for (const { unitid, ended } of institutions)
    if (ended !== undefined && ended.successor !== null) next.set(unitid, ended.successor);
  const walked = new Set<string>();
  const circles: string[][] = [];
  for (const start of [...next.keys()].toSorted()) {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !walked.has(at)) {
      walked.add(at);
      way.push(at);
      at = next.get(at);
    }
    const begun = at === undefined ? -1 : way.indexOf(at);
    if (begun >= 0) circles.push(fromSmallest(way.slice(begun)));
  }
  return circles;
}

function fromSmallest(circle: readonly string[]): string[] {
  const start = circle.indexOf(circle.toSorted()[0]!);
  return [...circle.slice(start), ...circle.slice(0, start)];
}
