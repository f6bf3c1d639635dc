import type { Box, Place } from '../reason.js';

/** A piece of text as the document draws it, in the frame in which the page is read. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Top of the letters, from the top of the page. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly font: string;
  /** Every letter is equally wide, as on a typewriter. */
  readonly fixedWidth: boolean;
  /** Probability, 0 to 1, that a recognised picture says this; absent where the document itself says it. */
  readonly confidence?: number;
  /** Drawn in a colour so pale that it is no part of the record, such as a watermark. */
  readonly faint?: boolean;
  /** Where it is printed, when the layout is read as if it stood elsewhere. */
  readonly printed?: Box;
}

/** Nine numbers, row by row, that lay one plane on another: turned, shifted, scaled or seen from the side. */
export type Projection = readonly [number, number, number, number, number, number, number, number, number];

export interface TextPage {
  /** From 1. */
  readonly number: number;
  /** Size of the unrotated page in points. */
  readonly width: number;
  readonly height: number;
  /** How far the frame of `runs` is turned clockwise against the unrotated page. */
  readonly turn: 0 | 90 | 180 | 270;
  /** `characters`: a text file; places are then told in columns and lines. */
  readonly unit: 'points' | 'characters';
  /** From the frame of `runs` to points of the page, where the page is a picture that was straightened. */
  readonly onPage?: Projection;
  readonly runs: readonly TextRun[];
}

/** One character of a text file on the grid that its layout is read on. */
export const CHARACTER_WIDTH = 5;
export const CHARACTER_LINE = 12;

/** Where a box of the reading frame lies on the unrotated page. */
export function placeOn(page: TextPage, box: Box): Place {
  const [x0, y0, x1, y1] = page.unit === 'characters' ? gridBox(box) : unturned(page, box);
  return { page: page.number, box: [round(x0), round(y0), round(x1), round(y1)] };
}

function gridBox([x0, y0, x1, y1]: Box): Box {
  return [
    Math.floor(x0 / CHARACTER_WIDTH) + 1,
    Math.floor(y0 / CHARACTER_LINE) + 1,
    Math.ceil(x1 / CHARACTER_WIDTH),
    Math.max(Math.floor(y0 / CHARACTER_LINE) + 1, Math.ceil(y1 / CHARACTER_LINE)),
  ];
}

function unturned({ turn, width, height, onPage }: TextPage, [x0, y0, x1, y1]: Box): Box {
  if (onPage !== undefined) return projected(onPage, [x0, y0, x1, y1]);
  if (turn === 90) return [y0, height - x1, y1, height - x0];
  if (turn === 180) return [width - x1, height - y1, width - x0, height - y0];
  if (turn === 270) return [width - y1, x0, width - y0, x1];
  return [x0, y0, x1, y1];
}

/** The smallest upright box around the box that was laid on the page. */
function projected([a, b, c, d, e, f, g, h, i]: Projection, [x0, y0, x1, y1]: Box): Box {
  const corners = [x0, x1].flatMap((x) =>
    [y0, y1].map((y) => {
      const w = g * x + h * y + i;
      return [(a * x + b * y + c) / w, (d * x + e * y + f) / w] as const;
    }),
  );
  const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
