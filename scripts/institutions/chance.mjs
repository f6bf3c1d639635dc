/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list. */
export function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

/** So many of a list, each at most once, in their order. */
export function sample(list, count, random) {
  if (list.length <= count) return list;
  const chosen = new Set();
  while (chosen.size < count) chosen.add(Math.floor(random() * list.length));
  return [...chosen].toSorted((a, b) => a - b).map((at) => list[at]);
}
