/** What comes directly before each thing: `before.get('b')` holds `a` when a must be done first. */
export type Before = ReadonlyMap<string, readonly string[]>;

/** Steps spent on things that each come before the other; a chain found by then is taken for the longest. */
const STEPS_MAX = 20_000;

/**
 * How many of the open things stand in the longest chain, each before the next. Things that come before
 * each other (two seats may accept courses that are prerequisites both ways) form a knot, in which none is
 * counted twice.
 */
export function longestChain(open: readonly string[], before: Before): number {
  const isOpen = new Set(open);
  const earlier = new Map(open.map((id) => [id, (before.get(id) ?? []).filter((each) => isOpen.has(each))]));
  const ending = new Map<string, number>();
  for (const knot of knotsOf(open, earlier)) {
    for (const [id, length] of chainsIn(knot, earlier, ending)) ending.set(id, length);
  }
  return Math.max(0, ...ending.values());
}

/** The longest chain that ends at each member, when those of everything before the knot are known. */
function chainsIn(knot: readonly string[], earlier: Before, ending: ReadonlyMap<string, number>) {
  const members = new Set(knot);
  const outside = (id: string) =>
    Math.max(0, ...earlier.get(id)!.flatMap((each) => (members.has(each) ? [] : (ending.get(each) ?? 0))));
  const most = Math.max(...knot.map(outside));
  let steps = 0;
  return knot.map((last) => {
    let best = 0;
    const chain = new Set<string>();
    const walk = (id: string): void => {
      chain.add(id);
      best = Math.max(best, chain.size + outside(id));
      for (const next of earlier.get(id)!) {
        steps += 1;
        if (!members.has(next) || chain.has(next) || best >= knot.length + most || steps > STEPS_MAX)
          continue;
        walk(next);
      }
      chain.delete(id);
    };
    walk(last);
    return [last, best] as const;
  });
}

/** Groups that can be reached from one another, each after every group that comes before it (Tarjan). */
function knotsOf(ids: readonly string[], earlier: Before): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const knots: string[][] = [];
  const visit = (id: string): void => {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    stack.push(id);
    for (const next of earlier.get(id)!) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(id, Math.min(low.get(id)!, low.get(next)!));
    }
    if (low.get(id) === index.get(id)) knots.push(stack.splice(stack.indexOf(id)));
  };
  ids.filter((id) => !index.has(id)).forEach((id) => index.has(id) || visit(id));
  return knots;
}
