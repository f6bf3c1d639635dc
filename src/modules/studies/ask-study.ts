import { Injectable } from '@nestjs/common';
import type { StudyChoices } from '../../contract/studies.js';
import type { SuppositionShape } from '../../contract/what-if.js';
import { ENGINE_VERSION } from '../../domain/evaluation/engine-version.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import { placementStarts } from '../../domain/evaluation/evaluate.js';
import { InputRefused } from '../../domain/evaluation/input-refused.js';
import { isKnownTarget, suppositionText, type Supposition } from '../../domain/evaluation/suppose.js';
import {
  SETTING_WORDS,
  settingName,
  settingText,
  SUPPOSABLE,
  withSetting,
} from '../../domain/policy/with-setting.js';
import type { Catalog, Program } from '../../domain/program/program.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Reader } from '../../store/database.js';
import { currentCatalog, listPrograms } from '../../store/reference.store.js';
import { endStudy, findStudy, openStudies, requestStudy } from '../../store/study.store.js';
import {
  listPolicies,
  pinnedSupposition,
  pinSupposition,
  type Pinned,
} from '../../store/supposition.store.js';

/** So many at once; more would only wait for one another. */
const OPEN_MAX = 3;

/** Asks what a supposition would change in all cases, and calls a question off again. */
@Injectable()
export class AskStudy {
  constructor(private readonly database: Database) {}

  async choices(): Promise<StudyChoices> {
    const { read } = this.database;
    const [programs, policies, catalog] = [
      (await listPrograms(read)).map(({ body }) => body),
      await listPolicies(read),
      await currentCatalog(read),
    ];
    const titles = new Map(catalog.courses.map(({ code, title }) => [code, title]));
    return {
      programs: programs.map(({ id, name, catalogYear }) => ({
        id: `${id}@${catalogYear}`,
        name,
        catalogYear,
      })),
      policies: policies.map(({ id, version }) => `${id}@${version}`),
      settings: SUPPOSABLE.map((setting) => ({
        setting,
        text: settingName(setting),
        choices:
          SETTING_WORDS[setting]?.map((value) => ({ value, text: settingText(setting, value, null) })) ??
          null,
      })),
      placements: [...new Set(programs.flatMap(placementStarts))].map((course) => ({
        course,
        title: titles.get(course) ?? course,
      })),
      courses: kindsIn(programs).map((receives) => ({ receives, label: receivesText(receives, catalog) })),
    };
  }

  async run(caller: Caller, asked: SuppositionShape): Promise<{ id: string }> {
    const { read } = this.database;
    try {
      const pinned = await pinSupposition(read, asked);
      const named = await pinnedSupposition(read, asked, pinned);
      const catalog = await currentCatalog(read);
      await this.#refuseUnknown(read, named, catalog);
      return await this.#keep(caller, asked, pinned, named, catalog);
    } catch (error) {
      if (error instanceof InputRefused) throw invalid(error.code, error.sentence);
      throw error;
    }
  }

  async cancel(caller: Caller, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if ((await findStudy(tx, id)) === null) throw notFound('This question');
      if (!(await endStudy(tx, id, 'cancelled'))) return;
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'study.cancelled' });
    });
  }

  async #keep(caller: Caller, asked: SuppositionShape, pinned: Pinned, named: Supposition, catalog: Catalog) {
    const words = suppositionText(named, catalog);
    const study = {
      supposition: asked,
      pinned,
      words,
      versions: versionsOf(named, pinned),
      engineVersion: ENGINE_VERSION,
    };
    return this.database.inTransaction(async (tx) => {
      const open = await openStudies(tx);
      const { id, isNew } = await requestStudy(tx, study, caller.id);
      if (!isNew) return { id };
      if (open >= OPEN_MAX) {
        const what = `${open} questions are being answered already. Wait for one of them, or cancel it.`;
        throw conflict('studies-open', what);
      }
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'study.asked', facts: pinned as never });
      return { id };
    });
  }

  /** What makes no sense for any case is refused at once, not after the last one. */
  async #refuseUnknown(reader: Reader, named: Supposition, catalog: Catalog): Promise<void> {
    const programs: readonly Program[] = (await listPrograms(reader)).map(({ body }) => body);
    if ('setting' in named) {
      const { setting, value } = named;
      const policies = await listPolicies(reader);
      if (policies.every((policy) => withSetting(policy, setting, value) === null))
        throw new InputRefused('unknown-value', `${setting} cannot be ${value}.`);
    }
    if ('placement' in named && !programs.flatMap(placementStarts).includes(named.placement))
      throw new InputRefused('unknown-placement', `No degree has a placement at ${named.placement}.`);
    if ('course' in named && !isKnownTarget(named.course, catalog, programs)) {
      const what = 'The catalog has no such course, and no degree has a place for such a one.';
      throw new InputRefused('unknown-target', what);
    }
  }
}

/** Every category and subject that a slot takes, in the order of the slots. */
function kindsIn(programs: readonly Program[]): readonly ({ category: string } | { subject: string })[] {
  const slots = programs.flatMap(({ blocks }) => blocks.flatMap((block) => block.slots));
  const names = (list: 'categories' | 'subjects') => [
    ...new Set(slots.flatMap(({ accepts }) => accepts[list])),
  ];
  return [
    ...names('categories').map((category) => ({ category })),
    ...names('subjects').map((subject) => ({ subject })),
  ];
}

/** What the answer was made with, beside the engine. */
function versionsOf(named: Supposition, { program, policy }: Pinned): Readonly<Record<string, string>> {
  const short = (digest: string | undefined) => (digest ?? '').slice(0, 12);
  if ('program' in named) {
    const { id, catalogYear } = named.program;
    const { itsPolicy } = named;
    return {
      program: `${id}@${catalogYear} ${short(program)}`,
      policy: `${itsPolicy.id} ${itsPolicy.version} ${short(policy)}`,
    };
  }
  if (!('policy' in named)) return {};
  return { policy: `${named.policy.id} ${named.policy.version} ${short(policy)}` };
}
