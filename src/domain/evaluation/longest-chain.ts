/** What comes directly before each thing: `before.get('b')` holds `a` when a must be done first. */
export type Before = ReadonlyMap<string, readonly string[]>;

/** Steps spent on things that each come before the other; a chain found by then is taken for the longest. */
const STEPS_MAX = 20_000;

/** A chain, last thing first. */
interface Chain {
  readonly last: string;
  readonly rest: Chain | null;
  readonly length: number;
}

/**
 * The longest chain of open things, each before the next. Things that come before each other (two seats may
 * accept courses that are prerequisites both ways) form a knot, in which none is counted twice.
 */
export function longestChain(open: readonly string[], before: Before): readonly string[] {
  const isOpen = new Set(open);
  const earlier = new Map(open.map((id) => [id, (before.get(id) ?? []).filter((each) => isOpen.has(each))]));
  const ending = new Map<string, Chain>();
  for (const knot of knotsOf(open, earlier)) {
    for (const chain of chainsIn(knot, earlier, ending)) ending.set(chain.last, chain);
  }
  return spell(longer(null, ...ending.values()));
}

function spell(chain: Chain | null): string[] {
  const ids: string[] = [];
  for (let link = chain; link !== null; link = link.rest) ids.push(link.last);
  return ids.toReversed();
}

function longer(first: Chain | null, ...others: readonly Chain[]): Chain | null {
  return others.reduce((best, each) => (each.length > (best?.length ?? 0) ? each : best), first);
}

/** The longest chain that ends at each member, when those of everything before the knot are known. */
function chainsIn(knot: readonly string[], earlier: Before, ending: ReadonlyMap<string, Chain>): Chain[] {
  const members = new Set(knot);
  const outside = new Map(
    knot.map((id) => {
      const chains = earlier.get(id)!.flatMap((each) => (members.has(each) ? [] : ending.get(each)!));
      return [id, longer(null, ...chains)] as const;
    }),
  );
  const most = Math.max(...[...outside.values()].map((chain) => chain?.length ?? 0));
  let steps = 0;
  return knot.map((last) => {
    let best: readonly string[] = [];
    let length = 0;
    const inside = new Set<string>();
    const walk = (id: string): void => {
      inside.add(id);
      const reached = inside.size + (outside.get(id)?.length ?? 0);
      if (reached > length) [best, length] = [[...inside], reached];
      for (const next of earlier.get(id)!) {
        steps += 1;
        if (!members.has(next) || inside.has(next) || length >= knot.length + most || steps > STEPS_MAX)
          continue;
        walk(next);
      }
      inside.delete(id);
    };
    walk(last);
    return best.reduceRight<Chain | null>(link, outside.get(best.at(-1)!) ?? null)!;
  });
}

function link(rest: Chain | null, last: string): Chain {
  return { last, rest, length: (rest?.length ?? 0) + 1 };
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
