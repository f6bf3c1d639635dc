/** What this page reads of a program's body; the whole of it is in the published description of the API. */
export interface ProgramBody {
  readonly totalCredits: string;
  readonly blocks: readonly {
    readonly id: string;
    readonly name: string;
    readonly credits: string;
    readonly slots: readonly Slot[];
  }[];
}

export interface Slot {
  readonly id: string;
  readonly name: string;
  readonly seats: number;
  readonly creditsPerSeat: string;
  readonly accepts: Accepts;
  readonly transferable: 'yes' | 'never';
  readonly unknown: boolean;
  readonly note: string | null;
  readonly source: { readonly key: string; readonly confidence: string } | null;
}

export interface Accepts {
  readonly courses: readonly string[];
  readonly categories: readonly string[];
  readonly subjects: readonly string[];
}

export function acceptsText({ courses, categories, subjects }: Accepts): string {
  return [...courses, ...categories, ...subjects.map((subject) => `any ${subject}`)].join(', ');
}
