import type { Credits } from '../credits.js';
import type { Issue } from '../reason.js';

/** A degree's curriculum for one catalog year: dated data with its sources. */
export interface Program {
  readonly id: string;
  readonly catalogYear: string;
  /** Left out: undergraduate. The policy says of which levels courses serve it. */
  readonly level?: ProgramLevel;
  readonly name: string;
  readonly totalCredits: Credits;
  /** Id of the transfer policy that applies unless another is named. */
  readonly policy: string;
  readonly blocks: readonly Block[];
  /** What staff must know about the file itself, such as sums that the source page gets wrong. */
  readonly warnings: readonly Issue[];
}

export type ProgramLevel = 'undergraduate' | 'graduate';

/** Of a course, as its catalog says; `unknown` where it does not. */
export type AcademicLevel = ProgramLevel | 'unknown';

export interface Block {
  readonly id: string;
  readonly name: string;
  /** Binds: a block never applies more than this, whatever its seats add up to. */
  readonly credits: Credits;
  /** Core music by placement: an unknown placement shows every branch. */
  readonly placement: boolean;
  readonly slots: readonly Slot[];
  readonly source: Source | null;
}

/** A place in a block that awards can fill, seat by seat. */
export interface Slot {
  readonly id: string;
  readonly name: string;
  readonly seats: number;
  readonly creditsPerSeat: Credits;
  readonly accepts: Accepts;
  readonly transferable: 'yes' | 'never';
  /** Order in which the block's slots are taken; null where there is none. */
  readonly sequence: number | null;
  /** Ids of slots that come first, or `all-required`. */
  readonly after: readonly string[] | 'all-required';
  /** What stands here is not published: staff may fill it in. Nothing is invented meanwhile. */
  readonly unknown: boolean;
  readonly note: string | null;
  readonly source: Source | null;
}

export interface Accepts {
  readonly courses: readonly string[];
  readonly categories: readonly string[];
  readonly subjects: readonly string[];
}

export interface Source {
  readonly key: string;
  readonly confidence: 'high' | 'medium' | 'low' | 'unknown';
}

/** The receiving institution's catalog: what its own courses are. */
export interface Catalog {
  readonly version: string;
  /** Courses of the online school that have a code: what an award may name. */
  readonly courses: readonly CatalogCourse[];
  /** Left out in inputs that were frozen before the campus was known. */
  readonly campus?: CampusCatalog;
}

/** As much of a home course as a rule's answer can name. */
export type HomeCourse = Pick<CatalogCourse, 'code' | 'subject' | 'category'> &
  Partial<Pick<CatalogCourse, 'academicLevel'>>;

export interface CatalogCourse {
  readonly code: string;
  readonly title: string;
  /** Null where no page says. */
  readonly credits: Credits | null;
  /** Music subject such as `Theory`; null when the source names none. */
  readonly subject: string | null;
  /** General-education category id; null for music courses. */
  readonly category: string | null;
  readonly prerequisites: readonly string[];
  readonly academicLevel: AcademicLevel;
  /** Open to degree students alone, such as a capstone. */
  readonly degreeOnly: boolean;
  /** `third-party`: no page of the school shows the code. */
  readonly codeConfidence: 'official' | 'third-party';
  readonly topics: readonly string[];
  readonly source: string;
}

/** Courses of the Boston campus. No award names one: its credit counts as what it equals online (B05). */
export interface CampusCatalog {
  readonly courses: readonly CampusCourse[];
  readonly equivalents: readonly CampusEquivalent[];
}

export type CampusCourse = Pick<CatalogCourse, 'code' | 'title' | 'subject' | 'category'>;

/** A pair of courses, online and on campus, with how it is known. */
export interface CampusEquivalent {
  /** Null where the online course's code is not published; its title stands in `onlineTitle`. */
  readonly online: string | null;
  readonly onlineTitle: string;
  /** A code; or, of a pair with a whole family of courses, the letters that its codes begin with. */
  readonly campus: string;
  readonly family: boolean;
  /**
   * `official`: published as equal, from online to campus. `official-alternative`: named side by side for one
   * requirement. `inferred`: alike, and no list that was seen says so.
   */
  readonly status: 'official' | 'official-alternative' | 'inferred';
  readonly source: string | null;
  readonly note: string | null;
}

/** An empty catalog, before one has been carried into the record. */
export const NO_CATALOG: Catalog = {
  version: 'none',
  courses: [],
  campus: { courses: [], equivalents: [] },
};
