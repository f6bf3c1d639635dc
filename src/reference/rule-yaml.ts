import { stringify } from 'yaml';
import type { ArticulationRule, Receives } from '../domain/articulation/articulation-rule.js';

/** One rule as an item of a YAML list, always the same bytes; what is not stated is left out. */
export function ruleYaml(rule: ArticulationRule): string {
  const { decided, citation, ended } = rule;
  return item({
    ...whatItSays(rule),
    decided,
    ...stated('citation', citation),
    ...(ended === null ? {} : { ended }),
  });
}

/** As `ruleYaml`, for everybody: who decided, and in which words, stays in the office. */
export function publicRuleYaml(rule: ArticulationRule): string {
  const { citation, ended } = rule;
  return item({
    ...whatItSays(rule),
    ...stated('citation', citation),
    ...(ended === null ? {} : { ended: { on: ended.on } }),
  });
}

function whatItSays(rule: ArticulationRule) {
  const { when } = rule;
  const { from, to } = when.taken;
  const conditions = {
    ...stated('minimumGrade', when.minimumGrade),
    ...stated('minimumCredits', when.minimumCredits),
    ...(from === null && to === null ? {} : { taken: { ...stated('from', from), ...stated('to', to) } }),
    ...(when.programs.length === 0 ? {} : { programs: when.programs }),
  };
  return {
    id: rule.id,
    version: String(rule.version),
    sending: 'any' in rule.sending ? { any: 'true' } : rule.sending,
    sends: rule.sends,
    receives: rule.receives satisfies Receives,
    ...(Object.keys(conditions).length === 0 ? {} : { when: conditions }),
    priority: String(rule.priority),
    autoApprove: String(rule.autoApprove),
  };
}

function item(written: object): string {
  // Every scalar is text, as the reader takes it; so a number of credits needs no quotation marks.
  return stringify([written], { schema: 'failsafe', lineWidth: 0, aliasDuplicateObjects: false });
}

function stated(key: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [key]: value };
}
