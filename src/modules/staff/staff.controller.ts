import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CaseState, StaffQueue, Targets } from '../../contract/applications.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import { NAMES } from '../../domain/matching/categories.js';
import { titleWords } from '../../domain/matching/title-words.js';
import { levelsServing } from '../../domain/policy/left-out.js';
import { Roles, STAFF } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { invalid } from '../../http/problems.js';
import { listQueue, type QueuedCase } from '../../store/application.store.js';
import { Database } from '../../store/database.js';
import { currentCatalog, levelsAsked } from '../../store/reference.store.js';
import { StateCounts } from '../../store/state-counts.js';

const PAGE = 50;
const TARGETS_MAX = 30;
const QueueQuestion = z.object({
  state: CaseState.optional(),
  order: z.enum(['oldest', 'most-credit']).default('oldest'),
  after: z.string().max(80).optional(),
});
const TargetQuestion = z.object({
  q: z
    .string()
    .max(100)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters')
    .default(''),
  kind: z.enum(['course', 'category', 'subject']).optional(),
});
const AFTER = {
  oldest: z.tuple([z.iso.datetime(), z.uuid()]),
  'most-credit': z.tuple([z.coerce.number().int().nonnegative(), z.uuid()]),
};

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
    'One page of cases, longest waiting first or most credit waiting for a decision first; ' +
      'the number in each state may be a second old',
  )
  async queue(
    @Query({ schema: QueueQuestion }) { state, order, after }: z.infer<typeof QueueQuestion>,
  ): Promise<StaffQueue> {
    const from = after === undefined ? null : AFTER[order].safeParse(after.split('_'));
    if (from?.success === false) throw invalid('wrong-after', 'Take `after` from `next` of the page before.');
    const start = from === null ? null : { at: from.data[0], id: from.data[1] };
    const [cases, counts] = await Promise.all([
      listQueue(this.database.read, { state: state ?? null, order }, start, PAGE + 1),
      this.stateCounts.get(),
    ]);
    const page = cases.slice(0, PAGE);
    const last = page.at(-1);
    const place = order === 'oldest' ? last?.waitingSince : last?.waitingRank;
    const next = cases.length > PAGE && last !== undefined ? `${place}_${last.id}` : null;
    return { cases: page.map(caseView), next, counts };
  }

  @Get('targets')
  @Roles(...STAFF)
  @Answers(200, Targets, 'Courses, categories and subjects that a line may be made to equal')
  async targets(
    @Query({ schema: TargetQuestion }) { q, kind }: z.infer<typeof TargetQuestion>,
  ): Promise<Targets> {
    const [catalog, asked] = await Promise.all([
      currentCatalog(this.database.read),
      levelsAsked(this.database.read),
    ]);
    const serving = new Set(asked.flatMap(({ policy, level }) => levelsServing(policy, level)));
    const courses = catalog.courses.filter(({ academicLevel }) => serving.has(academicLevel));
    const taught = courses.filter(({ credits }) => credits !== null);
    const subjects = [...new Set(taught.flatMap(({ subject }) => subject ?? []))].toSorted();
    const categories = Object.entries(NAMES).filter(([id]) => !['MUSIC', 'OTHER', 'NONE'].includes(id));
    const all: Targets['targets'] = [
      ...categories.map(([id, label]) => ({ id, label, kind: 'category' as const, credits: null })),
      ...subjects.map((id) => ({ id, label: `${id} elective`, kind: 'subject' as const, credits: null })),
      ...courses.map(({ code, credits }) => ({
        id: code,
        label: receivesText({ course: code }, catalog),
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
    const found = all.filter((each) => (kind === undefined || each.kind === kind) && matches(each.label));
    return { targets: found.slice(0, TARGETS_MAX) };
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
    waiting: row.waiting as StaffQueue['cases'][number]['waiting'],
    evaluation: row.evaluationId === null ? null : evaluationView(row),
  };
}

function evaluationView({ evaluationId, evaluationVersion, evaluationState, kind, applied }: QueuedCase) {
  const evaluation = { id: evaluationId, version: evaluationVersion, state: evaluationState, kind, applied };
  return evaluation as StaffQueue['cases'][number]['evaluation'];
}
