import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CaseState, StaffQueue, Targets } from '../../contract/applications.js';
import { NAMES } from '../../domain/articulation/classify-course.js';
import { titleWords } from '../../domain/articulation/title-words.js';
import { Roles, STAFF } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { invalid } from '../../http/problems.js';
import { listQueue, type QueuedCase } from '../../store/application.store.js';
import { Database } from '../../store/database.js';
import { currentCatalog } from '../../store/reference.store.js';
import { StateCounts } from '../../store/state-counts.js';

const PAGE = 50;
const TARGETS_MAX = 30;
const QueueQuestion = z.object({ state: CaseState.optional(), after: z.string().max(80).optional() });
const TargetQuestion = z.object({
  q: z
    .string()
    .max(100)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters')
    .default(''),
});
const After = z.tuple([z.iso.datetime(), z.uuid()]);

@ApiTags('staff')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly database: Database,
    private readonly stateCounts: StateCounts,
  ) {}

  @Get('queue')
  @Roles(...STAFF)
  @Answers(
    200,
    StaffQueue,
    'One page of cases, longest waiting first; the number in each state may be a second old',
  )
  async queue(
    @Query({ schema: QueueQuestion }) { state, after }: z.infer<typeof QueueQuestion>,
  ): Promise<StaffQueue> {
    const from = after === undefined ? null : After.safeParse(after.split('_'));
    if (from?.success === false) throw invalid('wrong-after', 'Take `after` from `next` of the page before.');
    const start = from === null ? null : { at: from.data[0], id: from.data[1] };
    const [cases, counts] = await Promise.all([
      listQueue(this.database.read, state ?? null, start, PAGE + 1),
      this.stateCounts.get(),
    ]);
    const page = cases.slice(0, PAGE);
    const last = page.at(-1);
    const next = cases.length > PAGE && last !== undefined ? `${last.waitingSince}_${last.id}` : null;
    return { cases: page.map(caseView), next, counts };
  }

  @Get('targets')
  @Roles(...STAFF)
  @Answers(200, Targets, 'Courses, categories and subjects that a line may be made to equal')
  async targets(@Query({ schema: TargetQuestion }) { q }: z.infer<typeof TargetQuestion>): Promise<Targets> {
    const { courses } = await currentCatalog(this.database.read);
    const subjects = [...new Set(courses.flatMap(({ subject }) => subject ?? []))].toSorted();
    const categories = Object.entries(NAMES).filter(([id]) => !['MUSIC', 'OTHER', 'NONE'].includes(id));
    const all: Targets['targets'] = [
      ...categories.map(([id, label]) => ({ id, label, kind: 'category' as const, credits: null })),
      ...subjects.map((id) => ({ id, label: `${id} elective`, kind: 'subject' as const, credits: null })),
      ...courses.map(({ code, title, credits }) => ({
        id: code,
        label: `${code} ${title}`,
        kind: 'course' as const,
        credits,
      })),
    ];
    const wanted = q
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const matches = (label: string) => {
      const text = `${label.toLowerCase()} ${titleWords(label).join(' ')}`;
      return wanted.every((word) => text.includes(word));
    };
    return { targets: all.filter(({ label }) => matches(label)).slice(0, TARGETS_MAX) };
  }
}

function caseView(row: QueuedCase): StaffQueue['cases'][number] {
  return {
    application: row.id,
    applicant: row.applicantName,
    program: `${row.programId}@${row.catalogYear}`,
    term: row.term,
    state: row.state as StaffQueue['cases'][number]['state'],
    waitingSince: `${row.waitingSince.slice(0, 'YYYY-MM-DDTHH:MM:SS.sss'.length)}Z`,
    evaluation: row.evaluationId === null ? null : evaluationView(row),
  };
}

function evaluationView({ evaluationId, evaluationVersion, evaluationState, kind, applied }: QueuedCase) {
  const evaluation = { id: evaluationId, version: evaluationVersion, state: evaluationState, kind, applied };
  return evaluation as StaffQueue['cases'][number]['evaluation'];
}
