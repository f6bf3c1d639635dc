import { numbers } from './numbers.mjs';

const CATEGORIES = ['WRITING', 'SCIENCE', 'HISTORY', 'ARTS', 'SOCIAL', 'MATH', 'LANGUAGE', 'HEALTH'];
const SUBJECTS = ['Theory', 'Harmony', 'Ear Training', 'Business', 'Songwriting', 'Production', 'Keyboard'];
const CERTAINTIES = ['approved', 'precedent', 'proposed'];

/**
 * What the shapes differ in. `usual` is a degree as published: seats of three credits, some courses in two
 * places, blocks with a seat too many. `mixed` has more seats of other sizes. `strict` has every seat of
 * another size, limits that no sum of seats meets,
 * awards that fill several seats and share courses and lines.
 */
const SHAPES = {
  usual: {
    units: [...Array.from({ length: 24 }, () => '3'), '1.5'],
    amounts: ['3', '3', '3', '3', '4', '4', '10/3', '2', '1.5', '5', '6'],
    several: 12,
    shared: 40,
    slack: 5,
    odd: 0,
  },
  mixed: {
    units: ['3', '3', '3', '3', '3', '3', '3', '3', '4', '1.5'],
    amounts: ['3', '3', '3', '3', '4', '4', '10/3', '2', '1.5', '5', '6'],
    several: 12,
    shared: 40,
    slack: 5,
    odd: 0,
  },
  strict: {
    units: ['3', '2', '1.5', '4', '1', '2.5', '3', '3'],
    amounts: ['3', '4', '10/3', '2', '5', '6', '4.5', '8/3', '1.5', '7'],
    several: 4,
    shared: 8,
    slack: 2,
    odd: 7,
  },
};

/**
 * A degree with so many slots and so many lines that could count toward it, the same for the same seed.
 * Plain data, as
 * a program file and a case would give; what may stand where is for the product to find.
 *
 * @param {{ seed: number, lines: number, slots: number, shape: 'usual' | 'mixed' | 'strict' }} size
 */
export function largeProgram({ seed, lines, slots, shape }) {
  const next = numbers(seed * 7919 + lines * 31 + slots + (shape === 'strict' ? 1 : 0));
  for (let i = 0; i < 5; i += 1) next(2);
  const style = SHAPES[shape];
  const pick = (list) => list[next(list.length)];
  const codes = Array.from({ length: Math.ceil(slots * 0.8) }, (_, at) => `C-${100 + at}`);
  const catalog = codes.map((code, at) => ({
    code,
    title: code,
    credits: '3',
    subject: next(3) === 0 ? null : pick(SUBJECTS),
    category: next(5) === 0 ? pick(CATEGORIES) : null,
    prerequisites: at > 2 && next(3) === 0 ? [codes[next(at)]] : [],
    academicLevel: 'undergraduate',
    topics: [],
    source: 'generated',
  }));
  const world = { next, pick, style, codes };
  const blocks = blocksOf(world, slots);
  const total = sum(blocks.map(({ credits }) => credits));
  const share = (part) => String(Math.floor(total * part) + (style.odd === 0 ? 0 : next(style.odd) / 2));
  return {
    program: {
      id: 'generated',
      catalogYear: '2014',
      name: 'Generated',
      totalCredits: String(total),
      policy: 'generated',
      blocks,
      warnings: [],
    },
    limits: { transfer: share(0.5), 'prior-learning': share(0.2), residence: share(0.25) },
    catalog: { version: 'generated', courses: catalog },
    receiving: awardsOf(world, lines),
  };
}

function blocksOf({ next, pick, style, codes }, slots) {
  const count = Math.max(1, Math.min(6, Math.round(slots / 6)));
  const blocks = Array.from({ length: count }, (_, at) => ({
    id: at === 0 ? 'required' : `block-${at}`,
    name: `Block ${at}`,
    placement: false,
    slots: [],
    source: null,
  }));
  for (let at = 0; at < slots; at += 1) {
    const block = blocks[Math.floor((at * count) / slots)];
    block.slots.push(slotOf({ next, pick, style, codes }, at, blocks.indexOf(block)));
  }
  return blocks.map((block) => {
    const seats = block.slots.reduce((all, slot) => all + slot.seats * Number(slot.creditsPerSeat), 0);
    const spare = next(3) === 0 ? 0 : next(style.slack * 2 + 1) * (style.odd === 0 ? 3 : 1.5);
    return { ...block, credits: String(Math.max(3, seats - spare)) };
  });
}

function slotOf({ next, pick, style, codes }, at, block) {
  const several = (list, most) => [...new Set(Array.from({ length: 1 + next(most) }, () => pick(list)))];
  const kind = block === 0 ? 0 : next(4);
  return {
    id: `s${String(at).padStart(3, '0')}`,
    name: `Slot ${at}`,
    seats: kind === 0 || next(3) > 0 ? 1 : 2 + next(3),
    creditsPerSeat: pick(style.units),
    accepts: {
      courses: kind === 0 || kind === 1 ? several(codes, kind === 0 ? 2 : 6) : [],
      categories: kind === 2 ? several(CATEGORIES, 2) : [],
      subjects: kind === 3 || (kind === 1 && next(2) === 0) ? several(SUBJECTS, 3) : [],
    },
    transferable: next(25) === 0 ? 'never' : 'yes',
    sequence: next(3) === 0 ? 1 + next(5) : null,
    after: next(20) === 0 ? 'all-required' : [],
    unknown: false,
    note: null,
    source: null,
  };
}

function awardsOf({ next, pick, style, codes }, lines) {
  const awards = [];
  for (let line = 0; line < lines;) {
    const id = `a-${String((line * 37) % 1000).padStart(3, '0')}`;
    const joined = next(12) === 0 && line + 1 < lines ? 2 : 1;
    const own = Array.from({ length: joined }, (_, n) => `l${line + n}`);
    if (line > 0 && next(style.shared) === 0 && style.odd > 0) own.push(`l${next(line)}`);
    const several = next(style.several) === 0;
    const kind = next(10);
    const receives = several
      ? { courses: [...new Set([pick(codes), pick(codes), pick(codes)])] }
      : kind < 4
        ? { course: pick(codes) }
        : kind < 8
          ? { category: pick(CATEGORIES) }
          : { subject: pick(SUBJECTS) };
    awards.push({
      receives,
      award: {
        id,
        lines: [...new Set(own)],
        credits: several ? pick(['6', '9', '8', '20/3']) : pick(style.amounts),
        courses: receives.courses ?? (receives.course === undefined ? [] : [receives.course]),
        certainty: CERTAINTIES[next(3)],
        counts: pick([['transfer'], ['transfer'], ['transfer'], ['transfer'], ['prior-learning'], []]),
      },
    });
    line += joined;
  }
  return awards;
}

function sum(amounts) {
  return amounts.reduce((all, amount) => all + Number(amount), 0);
}
