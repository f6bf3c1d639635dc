import type { CatalogCourse } from './program.js';

/** A course as the catalog lists it, with everything that its pages say; null where they do not. */
export interface ListedCourse extends Omit<CatalogCourse, 'code' | 'codeConfidence'> {
  readonly system: 'berklee-online' | 'berklee-campus';
  /** Null: the course is known by its title alone. */
  readonly code: string | null;
  readonly codeConfidence: CatalogCourse['codeConfidence'] | 'unknown';
  readonly level: number | null;
  /** In the page's words, where it says more than codes. */
  readonly prerequisitesStated: string | null;
  readonly notes: string | null;
}
