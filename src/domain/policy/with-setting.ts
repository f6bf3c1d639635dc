import { compareCredits, NO_CREDITS, readCredits, type Credits } from '../credits.js';
import { LEFT_OUT } from './left-out.js';
import type { Cap, TransferPolicy } from './transfer-policy.js';

/** Settings of a policy that can be supposed otherwise, by their path in its file. */
export const SUPPOSABLE = [
  'caps.transfer.scope',
  'caps.transfer.credits',
  'caps.prior-learning.credits',
  'creditsInResidence',
  'minimumCourseCredits',
  'repeats',
  'passWithoutKey',
  'syllabusRequired',
  'afterEntry',
] as const;
export type SupposableSetting = (typeof SUPPOSABLE)[number];

/** What a setting may be set to: one of these words, or an amount of credit where there are none. */
export const SETTING_WORDS: Readonly<Partial<Record<SupposableSetting, readonly string[]>>> = {
  'caps.transfer.scope': ['pooled', 'external-only'],
  repeats: ['best', 'latest'],
  passWithoutKey: ['hold', 'accept'],
  syllabusRequired: ['music-or-undescribed', 'never'],
  afterEntry: ['needs-approval', 'accepted'],
};

/** What a policy says of a setting, as it stands in its file. */
export function settingOf(policy: TransferPolicy, setting: SupposableSetting): string {
  switch (setting) {
    case 'caps.transfer.scope':
      return policy.caps.transfer.scope;
    case 'caps.transfer.credits':
      return policy.caps.transfer.credits;
    case 'caps.prior-learning.credits':
      return policy.caps['prior-learning'].credits;
    case 'creditsInResidence':
    case 'minimumCourseCredits':
    case 'repeats':
    case 'passWithoutKey':
    case 'syllabusRequired':
      return policy[setting];
    case 'afterEntry':
      return policy.afterEntry ?? LEFT_OUT.afterEntry;
  }
}

/** The policy with one setting otherwise; null where the value is none that the setting can have. */
export function withSetting(
  policy: TransferPolicy,
  setting: SupposableSetting,
  value: string,
): TransferPolicy | null {
  const words = SETTING_WORDS[setting];
  const given = words === undefined ? amount(value) : words.includes(value) ? value : null;
  if (given === null) return null;
  const cap = (name: 'transfer' | 'prior-learning', change: Pick<Cap, 'scope'> | Pick<Cap, 'credits'>) => {
    const changed: Cap = { ...policy.caps[name], ...change };
    return { ...policy, caps: { ...policy.caps, [name]: changed } };
  };
  if (setting === 'caps.transfer.scope') return cap('transfer', { scope: given as Cap['scope'] });
  if (setting === 'caps.transfer.credits') return cap('transfer', { credits: given as Credits });
  if (setting === 'caps.prior-learning.credits') return cap('prior-learning', { credits: given as Credits });
  return { ...policy, [setting]: given };
}

function amount(text: string): Credits | null {
  const read = readCredits(text);
  return read === null || compareCredits(read, NO_CREDITS) < 0 ? null : read;
}

const READINGS: Readonly<Record<string, string>> = {
  'caps.transfer.scope pooled': 'the school’s own credit counts toward the transfer limit too',
  'caps.transfer.scope external-only': 'only credit from elsewhere counts toward the transfer limit',
  'repeats best': 'the best attempt of a repeated course counts',
  'repeats latest': 'the latest attempt of a repeated course counts',
  'passWithoutKey hold': 'an unexplained pass waits for the school’s word on it',
  'passWithoutKey accept': 'an unexplained pass is accepted',
  'syllabusRequired music-or-undescribed': 'music and courses without a description need a syllabus',
  'syllabusRequired never': 'no course needs a syllabus',
  'afterEntry needs-approval':
    'a course taken elsewhere after the degree was begun needs approval beforehand',
  'afterEntry accepted': 'a course taken elsewhere after the degree was begun counts like any other',
};

const LIMITS: Readonly<Partial<Record<SupposableSetting, string>>> = {
  'caps.transfer.credits': 'the limit on transfer credit',
  'caps.prior-learning.credits': 'the limit on prior-learning credit',
  creditsInResidence: 'the least credit earned here',
  minimumCourseCredits: 'the least credit of a course that fills a seat alone',
};

const NAMES: Readonly<Record<SupposableSetting, string>> = {
  'caps.transfer.scope': 'What counts toward the transfer limit',
  'caps.transfer.credits': 'Limit on transfer credit',
  'caps.prior-learning.credits': 'Limit on prior-learning credit',
  creditsInResidence: 'Least credit earned here',
  minimumCourseCredits: 'Least credit of a course that fills a seat alone',
  repeats: 'Which attempt of a repeated course counts',
  passWithoutKey: 'An unexplained pass',
  syllabusRequired: 'Which courses need a syllabus',
  afterEntry: 'A course taken elsewhere after the degree was begun',
};

/** What a setting is about. */
export function settingName(setting: SupposableSetting): string {
  return NAMES[setting];
}

/** A setting in words, beside what it was where the words are a figure. */
export function settingText(setting: SupposableSetting, value: string, before: string | null): string {
  const limit = LIMITS[setting];
  if (limit === undefined) return READINGS[`${setting} ${value}`] ?? `${setting} is ${value}`;
  return `${limit} is ${value}${before === null || before === value ? ' credits' : ` instead of ${before}`}`;
}
