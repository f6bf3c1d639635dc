import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { EvaluatedLine, Evaluation, LineDecision, PrintedReason } from './evaluation.js';
import type { BlockAgreement } from '../articulation/block-agreement.js';
import type { Breach } from './verify-evaluation.js';
import { bringsOf, citable, citesARule, isReasonCode, type Brings } from './verify-reasons.js';

/**
 * Does each line's answer follow from its reasons? Every code is a known one and says something, nothing is
 * cited by what is no rule, and the decision is the one that the strongest of the reasons brings.
 */
export function decisionsFollow(document: Evaluation): Breach[] {
  return document.lines.flatMap((line) => {
    const wrong = line.reasons.flatMap((reason, at) => saidWrong(reason, `${line.id} reason ${at + 1}`));
    if (wrong.some(({ rule }) => rule === 'reason-code')) return wrong;
    const due = decisionBy(line, document);
    return due === null || due === line.decision
      ? wrong
      : [...wrong, ...breach('decision', line.id, `is ${line.decision}, its reasons make it ${due}`)];
  });
}

function saidWrong({ code, text, citation }: PrintedReason, where: string): Breach[] {
  if (!isReasonCode(code)) return breach('reason-code', where, `has the code ${code}, which is none`);
  const cites = citation !== null && (!citesARule(code) || citation.trim() === '');
  return [
    ...(text.trim() === '' ? breach('text', where, 'has no words') : []),
    ...(cites ? breach('citation', where, `${code} cites “${citation}”, and never cites that`) : []),
  ];
}

/** The strongest first: one refusal settles a line, and what asks for a person counts before an event. */
const STRONGEST = ['denied', 'not-evaluated', 'pending', 'provisional', 'awarded'] as const;

/** Null where there is no reason, which is told elsewhere. */
function decisionBy(line: EvaluatedLine, document: Evaluation): LineDecision | null {
  if (line.reasons.length === 0) return null;
  const waits = line.reasons.some(({ code }) => code === 'combined-with-open');
  const brings = [line, ...(waits ? besideInAward(line, document) : [])].flatMap(bringsIn);
  // What only asks for a person, or says nothing against the line, leaves it before a person.
  return STRONGEST.find((each) => brings.includes(each)) ?? 'pending';
}

/** The lines of an award wait for one another: each stands as the one that is held. */
function besideInAward({ id }: EvaluatedLine, { awards, lines }: Evaluation): readonly EvaluatedLine[] {
  const beside = awards.filter((award) => award.lines.includes(id)).flatMap((award) => award.lines);
  return lines.filter((other) => other.id !== id && beside.includes(other.id));
}

function bringsIn({ reasons, source }: EvaluatedLine): readonly Brings[] {
  return reasons.flatMap(({ code }) => (isReasonCode(code) ? [bringsOf(code, source)] : []));
}

/** Is each citation one that the policy, or the rule itself, could give for its reason? */
export function citationsStand(
  document: Evaluation,
  policy: TransferPolicy,
  agreements: readonly BlockAgreement[] | undefined,
): Breach[] {
  return document.lines.flatMap((line) =>
    line.reasons.flatMap(({ code, citation }, at) => {
      if (!isReasonCode(code)) return [];
      const could = citableIn(document, line, code, policy, agreements);
      return could === null || could.includes(citation)
        ? []
        : breach('citation', `${line.id} reason ${at + 1}`, `${code} cites ${citation ?? 'nothing'}`);
    }),
  );
}

/** Null where no file tells, as of an agreement that is not given. */
function citableIn(
  document: Evaluation,
  line: EvaluatedLine,
  code: string,
  policy: TransferPolicy,
  agreements: readonly BlockAgreement[] | undefined,
): readonly (string | null)[] | null {
  if (code.startsWith('agreement-')) return agreements?.map(({ citation }) => citation) ?? null;
  if (code !== 'rule-waived') return citable(code, policy, line.source);
  const { overrides = [] } = document;
  // It cites what the waived rule would have cited.
  const waived = overrides.flatMap((said) =>
    said.kind === 'rule-waiver' && said.line === line.id && said.rule !== code && isReasonCode(said.rule)
      ? [citableIn(document, line, said.rule, policy, agreements)]
      : [],
  );
  return waived.includes(null) ? null : waived.flatMap((each) => each ?? []);
}

function breach(rule: string, where: string, message: string): Breach[] {
  return [{ rule, where, message }];
}
