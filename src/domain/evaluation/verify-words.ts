import type { Evaluation } from './evaluation.js';
import type { Breach } from './verify-evaluation.js';

const UNITS: readonly string[] = ['semester', 'quarter', 'ects', 'clock', 'unknown'];
const STATUSES: readonly string[] = ['proven', 'best-found'];
const DIGEST = /^[0-9a-f]{12}$/;

/** Words of which there are few, and names of versions and input: each is spelled as such a one is. */
export function wordsAreKnown(document: Evaluation): Breach[] {
  const { lines, optimality, inputSha256 } = document;
  return [
    ...lines.flatMap(({ id, credits: { unit } }) =>
      UNITS.includes(unit) ? [] : breach('unit', id, `has the unit ${unit}, which is none`),
    ),
    ...(STATUSES.includes(optimality.status)
      ? []
      : breach('status', 'optimality.status', `says ${optimality.status}`)),
    ...(/^[0-9a-f]{64}$/.test(inputSha256)
      ? []
      : breach('digest', 'inputSha256', 'is not 64 hexadecimal digits')),
    ...versionsAreSpelled(document),
  ];
}

/** Program and policy are named as the document names them, each with the digest of what was read. */
function versionsAreSpelled({ program, policy, versions }: Evaluation): Breach[] {
  const isOf = (said: string, name: string) =>
    said.startsWith(`${name} `) && DIGEST.test(said.slice(name.length + 1));
  const spelled = {
    engine: /^[1-9]\d*$/.test(versions.engine),
    program: isOf(versions.program, `${program.id}@${program.catalogYear}`),
    policy: isOf(versions.policy, `${policy.id} ${policy.version}`),
    catalog: versions.catalog.trim() !== '',
    rules: versions.rules === 'none' || DIGEST.test(versions.rules),
  };
  return Object.entries(spelled).flatMap(([name, isSpelled]) =>
    isSpelled ? [] : breach('version', `versions.${name}`, `says “${versions[name as 'rules']}”`),
  );
}

function breach(rule: string, where: string, message: string): Breach[] {
  return [{ rule, where, message }];
}
