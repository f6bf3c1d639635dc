import { z } from 'zod';
import { ReceivesShape } from './evaluation.js';
import { plainProse, plainText } from './plain-text.js';
import { TermName } from './term-name.js';

const Amount = z
  .string()
  .regex(/^\d{1,4}(?:\.\d{1,4})?$|^\d{1,4}\/[1-9]\d{0,3}$/, 'expected an amount of credit such as 3 or 4.5');
const RULE_STATES = ['draft', 'published', 'ended'] as const;
/** A draft that was taken away is kept, and says so. */
const VERSION_STATES = [...RULE_STATES, 'withdrawn'] as const;
/** How a rule stands today, by its published version. */
const RULE_STANDINGS = ['in-use', 'expiring', 'expired', 'suspended'] as const;

/** A rule as a person writes it down. What is null is not asked for. */
export const RuleBody = z
  .object({
    sending: z.union([
      z.object({ institution: plainText(20) }).strict(),
      z.object({ any: z.literal(true) }).strict(),
    ]),
    sends: z
      .array(z.object({ code: plainText(40), title: plainText(200).optional() }).strict())
      .min(1)
      .max(10),
    receives: ReceivesShape,
    when: z
      .object({
        minimumGrade: z
          .string()
          .regex(/^[A-D][+-]?$/, 'expected a letter such as C or B-')
          .nullable(),
        minimumCredits: Amount.nullable(),
        taken: z.object({ from: TermName.nullable(), to: TermName.nullable() }).strict(),
        programs: z.array(plainText(120)).max(50),
      })
      .strict(),
    priority: z.number().int().min(0).max(999_999),
    autoApprove: z.boolean(),
    citation: plainText(400).nullable(),
  })
  .strict()
  .meta({ id: 'RuleBody' });
export type RuleBody = z.infer<typeof RuleBody>;

/** A rule to try: nothing is kept. The id of a rule that it would change, or null for a new one. */
export const RuleTrial = z
  .object({ id: plainText(60).nullable(), rule: RuleBody })
  .strict()
  .meta({ id: 'RuleTrial' });
export type RuleTrial = z.infer<typeof RuleTrial>;

/** A new version on top of the one that was on the screen; 0 where there is none yet. */
export const RuleDraft = z
  .object({
    id: plainText(60).nullable(),
    basedOn: z.number().int().min(0),
    rule: RuleBody,
    reason: plainProse(1000),
  })
  .strict()
  .meta({ id: 'RuleDraft' });
export type RuleDraft = z.infer<typeof RuleDraft>;

/** The last day of a rule: it holds for terms that had begun by then. */
export const RuleEnding = z
  .object({ basedOn: z.number().int().min(1), on: z.iso.date(), reason: plainProse(1000) })
  .strict()
  .meta({ id: 'RuleEnding' });
export type RuleEnding = z.infer<typeof RuleEnding>;

/** Why a draft is taken away. */
export const RuleWithdrawal = z
  .object({ reason: plainProse(1000) })
  .strict()
  .meta({ id: 'RuleWithdrawal' });
export type RuleWithdrawal = z.infer<typeof RuleWithdrawal>;

/** Why a rule is taken out of use, or put back. */
export const RuleSuspension = z
  .object({ reason: plainProse(1000) })
  .strict()
  .meta({ id: 'RuleSuspension' });
export type RuleSuspension = z.infer<typeof RuleSuspension>;

const WitnessCourse = z.object({
  institution: z.string().nullable(),
  /** What the school is called; null for any school, and for one that the directory does not have. */
  school: z.string().nullable(),
  code: z.string(),
  term: z.string(),
  grade: z.string(),
  credits: z.string(),
});

export const RuleFinding = z
  .object({
    code: z.string(),
    severity: z.enum(['conflict', 'warning']),
    rules: z.array(
      z.object({
        id: z.string(),
        version: z.number().int(),
        file: z.string().nullable(),
        /** Where it begins in the file that was sent; not there for a rule of the record. */
        line: z.number().int().optional(),
      }),
    ),
    message: z.string(),
    witness: z.object({ program: z.string().nullable(), courses: z.array(WitnessCourse) }).nullable(),
    terms: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
    names: z.array(z.string()),
  })
  .meta({ id: 'RuleFinding' });

export const RuleFindings = z.object({ findings: z.array(RuleFinding) }).meta({ id: 'RuleFindings' });
export type RuleFindings = z.infer<typeof RuleFindings>;

export const DraftedRule = z
  .object({ id: z.string(), version: z.number().int(), findings: z.array(RuleFinding) })
  .meta({ id: 'DraftedRule' });
export type DraftedRule = z.infer<typeof DraftedRule>;

export const RuleVersionView = z
  .object({
    id: z.string(),
    version: z.number().int(),
    state: z.enum(VERSION_STATES),
    /** The version that decides, and the last day it was given; null where none is published. */
    deciding: z.object({ version: z.number().int(), endsOn: z.string().nullable() }).nullable(),
    /** How the rule stands today; null where no version is published. */
    standing: z.enum(RULE_STANDINGS).nullable(),
    /** The draft that waits to decide next, and the last day that it would give the rule; null: none. */
    waiting: z.object({ version: z.number().int(), endsOn: z.string().nullable() }).nullable(),
    rule: RuleBody,
    /** Its school's name; null for any school, and for one that the directory does not have. */
    school: z.string().nullable(),
    /** What it gives, in words. */
    gives: z.string(),
    decided: z.object({ by: z.string(), on: z.string(), reason: z.string() }),
    ended: z.object({ on: z.string(), reason: z.string() }).nullable(),
    reason: z.string(),
    draftedBy: z.string(),
    draftedAt: z.iso.datetime(),
    publishedBy: z.string().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    /** The file that it came in; null where a person wrote it. */
    import: z.uuid().nullable(),
    /** Who took it away, when and why; null while it stands. */
    withdrawn: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
    /** The caller may publish it: it is the draft that waits, and somebody else drafted it. */
    mayPublish: z.boolean(),
    /** The caller may take it away: it is the draft that waits, and theirs or they are a registrar. */
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'RuleVersion' });
export type RuleVersionView = z.infer<typeof RuleVersionView>;

export const RuleQuestion = z.object({
  q: plainText(100).optional(),
  institution: plainText(20).optional(),
  state: z.enum([...RULE_STATES, ...RULE_STANDINGS]).optional(),
  import: z.uuid().optional(),
  after: plainText(60).optional(),
});
export const RuleList = z
  .object({ rules: z.array(RuleVersionView), next: z.string().nullable() })
  .meta({ id: 'RuleList' });
export type RuleList = z.infer<typeof RuleList>;

export const RuleHistory = z
  .object({
    versions: z.array(RuleVersionView),
    findings: z.array(RuleFinding),
    /** What its waiting draft would contradict among the other drafts that wait. */
    draftFindings: z.array(RuleFinding),
    /** Every time that it was out of use, the newest first. */
    suspensions: z.array(
      z.object({
        version: z.number().int(),
        by: z.string(),
        at: z.iso.datetime(),
        reason: z.string(),
        /** How it was put back in use; null while it is not. */
        resumed: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
      }),
    ),
    /** Null while the rule is in use. */
    suspension: z
      .object({
        since: z.iso.datetime(),
        by: z.string(),
        reason: z.string(),
        /** The caller may put it back in use: somebody else suspended it. */
        mayResume: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'RuleHistory' });
export type RuleHistory = z.infer<typeof RuleHistory>;

const RuledAnswer = z
  .object({ rule: z.string(), version: z.number().int(), gives: z.string(), autoApprove: z.boolean() })
  .nullable();

/** From which case a preview goes on, the `next` of the answer before, and how much it tells. */
export const ImpactQuestion = z.object({
  after: z.uuid().optional(),
  /** What comes of so many cases is told. */
  effects: z.coerce.number().int().min(0).max(10).default(10),
});

/** Lines of open cases that would be answered otherwise, among the cases that one call looks at. */
export const RuleImpact = z
  .object({
    /** So many of them would change … */
    cases: z.number().int(),
    /** … in so many lines. */
    lines: z.number().int(),
    /** So many open cases were looked at in this call. */
    looked: z.number().int(),
    /** So many there are. */
    open: z.number().int(),
    /** Ask again after this one; null when none is left. */
    next: z.uuid().nullable(),
    /** The first of the lines. */
    changes: z.array(
      z.object({
        application: z.uuid(),
        line: z.string(),
        code: z.string().nullable(),
        before: RuledAnswer,
        after: RuledAnswer,
      }),
    ),
    /** What comes of the first of the cases: an evaluation as it would be, beside the one that there is. */
    effects: z.array(
      z.object({
        application: z.uuid(),
        applicant: z.string(),
        /** Credits that count. */
        applied: z.object({ before: z.string(), after: z.string() }),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'RuleImpact' });
export type RuleImpact = z.infer<typeof RuleImpact>;

/** Without a number that of the settings holds. */
export const ProposalQuestion = z.object({ least: z.coerce.number().int().min(1).max(1000).optional() });
export const RuleProposals = z
  .object({
    /** So many people were decided alike before a rule is proposed. */
    least: z.number().int(),
    proposals: z.array(
      z.object({
        /** What the school is called; null where the directory does not have it. */
        school: z.string().nullable(),
        rule: RuleBody,
        gives: z.string(),
        evidence: z.array(z.uuid()),
      }),
    ),
    alerts: z.array(
      z.object({
        code: z.string(),
        institution: z.string(),
        school: z.string().nullable(),
        course: z.string(),
        /** The newest decision of each answer, and how many people got it. */
        decisions: z.array(
          z.object({
            id: z.uuid(),
            application: z.uuid(),
            gives: z.string(),
            decidedOn: z.string(),
            people: z.number().int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'RuleProposals' });
export type RuleProposals = z.infer<typeof RuleProposals>;
