export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** What a letter is about, and what it needs to say it. */
export type LetterKind =
  | 'verify-email'
  | 'account-exists'
  | 'new-password'
  | 'book-consultation'
  | 'consultation-booked'
  | 'decided';

interface Facts {
  readonly name: string;
  /** Address of the service. */
  readonly url: string;
  /** Opens a page that only this person may open; empty where none is needed. */
  readonly token: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Every letter there is, in one voice: what happened, what to do next, nothing else. */
export function writeLetter(kind: LetterKind, given: Facts): Letter {
  const { subject, lines } = LETTERS[kind](given);
  return { subject, text: [`Dear ${given.name},`, '', ...lines, '', 'Segue', given.url, ''].join('\n') };
}

type Draft = { readonly subject: string; readonly lines: readonly string[] };

const LETTERS: Readonly<Record<LetterKind, (given: Facts) => Draft>> = {
  'verify-email': ({ url, token, facts }) => ({
    subject: 'Confirm your e-mail address',
    lines: [
      'Open this page to confirm your address and start your application:',
      '',
      `${url}/verify#token=${token}`,
      '',
      'The link works for three days. If you did not create an account, nothing needs to be done.',
      ...(facts['again'] === undefined
        ? []
        : [
            '',
            'The password is still the one from the first time. To choose a new one:',
            '',
            `${url}/forgot-password`,
          ]),
    ],
  }),
  'account-exists': ({ url }) => ({
    subject: 'You already have an account',
    lines: [
      'Somebody, perhaps you, tried to create an account with this address. You have one already:',
      '',
      `${url}/sign-in`,
      '',
      'If you have forgotten your password, that page helps.',
    ],
  }),
  'new-password': ({ url, token }) => ({
    subject: 'Choose a new password',
    lines: [
      'Open this page to choose a new password:',
      '',
      `${url}/new-password#token=${token}`,
      '',
      'The link works for one hour, and once. If you did not ask for it, nothing needs to be done: your ' +
        'password stays as it is.',
    ],
  }),
  'book-consultation': ({ url, facts }) => ({
    subject: `Schedule a Consultation with ${facts['advisor'] ?? 'an advisor'}`,
    lines: [
      `${facts['advisor'] ?? 'An advisor'} can go through your plans and your earlier credit with you. ` +
        `Choose a time that suits you:`,
      '',
      `${url}/consultation`,
    ],
  }),
  'consultation-booked': ({ facts, url }) => ({
    subject: `Your consultation on ${facts['when'] ?? ''}`,
    lines: [
      `You meet ${facts['advisor'] ?? 'an advisor'} on ${facts['when'] ?? ''}.`,
      `To change it, open ${url}/consultation`,
    ],
  }),
  decided: ({ url, facts }) => ({
    subject: 'Your credit has been decided',
    lines: [
      `${facts['applied'] ?? ''} credits count toward your degree. ` +
        `For every course there is a reason, and a one-page report:`,
      '',
      `${url}/applications/${facts['application'] ?? ''}`,
    ],
  }),
};
