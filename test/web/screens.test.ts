import type { Page } from 'playwright-core';
import { LOOKS, seriousFindings, signIn } from '../support/browser.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();
let application = '';
beforeAll(async () => {
  const applicant = await new Client(service.url).signIn('applicant@example.edu');
  application = (
    await applicant.post('/api/applications', { program: 'bps-music-production', term: '2028-fall' })
  ).body.id;
  await applicant.upload(application, TRANSCRIPT);
  await until(
    async () => (await applicant.get(`/api/applications/${application}/evaluation`)).status === 200,
  );
});

/** Opens a page and waits until what it is about stands there. */
async function show(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { name: heading }).first().waitFor();
}

async function expectUsable(page: Page, path: string): Promise<void> {
  expect([path, ...(await seriousFindings(page))]).toEqual([path]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([path, wider <= 0]).toEqual([path, true]);
}

/** Whose screens they are, with the heading that each of them must show. */
const SCREENS = [
  {
    who: 'nobody in particular',
    email: null,
    screens: () => [
      ['/', 'What you have already learned counts.'],
      ['/sign-in', 'Sign in'],
      ['/create-account', 'Create an account'],
      ['/verify#token=not-a-real-token-at-all', 'This link does not work'],
      ['/forgot-password', 'Forgot your password?'],
      ['/new-password#token=not-a-real-token-at-all', 'Choose a new password'],
      ['/letters', 'Letters'],
      ['/equivalencies?institution=x-harlow-valley&code=ENG+101', 'No rule for this course yet'],
      ['/nowhere', 'There is nothing here'],
    ],
  },
  {
    who: 'an applicant',
    email: 'applicant@example.edu',
    screens: () => [
      ['/applications', 'Your applications'],
      ['/applications/new', 'Start an application'],
      [`/applications/${application}`, 'Counts toward the degree'],
      ['/consultation', 'Schedule a consultation'],
      ['/staff/queue', 'There is nothing here'],
    ],
  },
  {
    who: 'staff',
    email: 'registrar@example.edu',
    screens: () => [
      ['/staff/queue', 'Queue'],
      [`/staff/cases/${application}`, 'English Composition I'],
      ['/staff/programs', 'General Education'],
      ['/staff/schools', 'Every school is known'],
      ['/staff/rules', 'No rule yet'],
      ['/staff/rules/new', 'Draft a rule'],
      ['/staff/what-if', 'What if'],
      ['/staff/meetings', 'Consultations'],
      ['/staff/audit', 'Audit trail'],
    ],
  },
] as const;

describe.each(LOOKS)('the screens, $look', ({ options }) => {
  it.each(SCREENS)(
    'open for $who, without a finding that would stop a person',
    async ({ email, screens }) => {
      const { page, faults } = await service.open(options);
      if (email !== null) await signIn(page, email);
      for (const [path, heading] of screens()) {
        await show(page, path!, heading!);
        await expectUsable(page, path!);
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

describe('one browser, two people', () => {
  it('whoever signs in after another starts at their first page and sees nothing of the other', async () => {
    const { page } = await service.open();
    await signIn(page, 'applicant@example.edu');
    await show(page, `/applications/${application}`, 'Counts toward the degree');
    await page.getByRole('button', { name: 'Rowan Ellery' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByLabel('E-mail address').fill('registrar@example.edu');
    await page.getByLabel('Password', { exact: true }).fill('segue-demo-2026');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.goBack();
    await page.waitForTimeout(300);
    expect(await page.getByText('What you save').count()).toBe(0);
    await show(page, `/applications/${application}`, 'English Composition I');
    expect(new URL(page.url()).pathname).toBe(`/staff/cases/${application}`);
    await page.context().close();
  });
});

describe('two people at one case', () => {
  it('what another decides moves no line away and wipes no word', async () => {
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await show(page, `/staff/cases/${application}`, 'English Composition I');
    const evaluator = await new Client(service.url).signIn('evaluator@example.edu');
    const decide = async (code: string) => {
      const { body } = await evaluator.get(`/api/applications/${application}`);
      const { id, version } = body.evaluation;
      const { body: shown } = await evaluator.get(`/api/evaluations/${id}/case`);
      const line = shown.lines.find((each: { code: string }) => each.code === code).id;
      const decisions = [{ line, outcome: 'approve', reason: 'Same content' }];
      expect((await evaluator.post(`/api/evaluations/${id}/decisions`, { version, decisions })).status).toBe(
        200,
      );
    };
    await decide('ENG 101');
    await page.getByText('17 need you').first().waitFor();
    expect(await page.getByRole('heading', { name: 'English Composition I', exact: true }).isVisible()).toBe(
      true,
    );
    await page.getByRole('button', { name: /HIS 121/ }).click();
    await page.getByLabel('Reason').fill('Compared page by page');
    await decide('MAT 114');
    await page.getByText('16 need you').first().waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('Compared page by page');
    await page.context().close();
  });

  it('signing out in one window closes the other', async () => {
    const { page } = await service.open();
    await signIn(page, 'applicant@example.edu');
    await show(page, `/applications/${application}`, 'Counts toward the degree');
    const other = await page.context().newPage();
    await other.goto('/applications');
    await other.getByRole('button', { name: 'Rowan Ellery' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('What you save').count()).toBe(0);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('an applicant signs in, opens a line and closes it, and the focus comes back', async () => {
    const { page } = await service.open();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').focus();
    await page.keyboard.type('applicant@example.edu');
    await page.keyboard.press('Tab');
    await page.keyboard.type('segue-demo-2026');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your applications' }).waitFor();
    await page.goto(`/applications/${application}`);
    await page.getByRole('heading', { name: 'Counts toward the degree' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    const line = page.getByRole('button', { name: /HIS 122/ }).last();
    await line.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('lit-row').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('lit-row').waitFor({ state: 'detached' });
    expect(await line.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('a registrar moves the columns, and they stay where they were put', async () => {
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
    const edge = page.getByRole('separator', { name: 'Width of the lines' });
    const before = Number(await edge.getAttribute('aria-valuenow'));
    await edge.focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 6);
    await page.reload();
    await edge.waitFor();
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 6);
    await page.context().close();
  });

  it('single keys can be switched off', async () => {
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
    const title = page.getByRole('region', { name: 'the decision' }).getByRole('heading');
    const before = await title.textContent();
    await page.keyboard.press('?');
    await page.getByRole('switch', { name: 'Single keys are on' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.waitForTimeout(300);
    expect(await title.textContent()).toBe(before);
    await page.context().close();
  });
});

describe('a document that is text', () => {
  it('is shown line by line, the row lit, and asks for a look where its sums do not agree', async () => {
    const applicant = await new Client(service.url).signIn('applicant@example.edu');
    const started = { program: 'bps-music-production', term: '2028-summer' };
    const id = (await applicant.post('/api/applications', started)).body.id;
    const rows = [
      'Harlow Valley Community College',
      'Credits are semester hours.',
      'Course   Title   Attempted   Earned   Grade   Points',
      'Fall 2012',
      'ENG 101   English Composition I   3.00   3.00   B+   9.90',
      'HIS 121   World History to 1500   3.00   3.00   B   9.00',
      'Term Totals   9.00   9.00   GPA 3.15',
    ];
    await applicant.upload(id, Buffer.from(rows.join('\n')), 'copied.txt');
    const { page, faults } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await until(async () => (await applicant.get(`/api/applications/${id}/evaluation`)).status === 200);
    await page.goto(`/staff/cases/${id}`);
    expect(await page.getByTestId('lit-row').textContent()).toBe(rows[4]);
    await page.keyboard.press('j');
    await page.getByTestId('lit-row').filter({ hasText: 'HIS 121' }).waitFor();
    await page.getByText(/prints 9 credits earned, the rows add up to 6/).waitFor();
    await page.getByRole('button', { name: 'I have looked at them' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('A slip of the printer');
    await page.getByRole('button', { name: 'Mark as verified' }).click();
    await page.getByText('somebody has looked').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('files and facts that are not as they should be', () => {
  it('a file that is no transcript gets one sentence, and the next one is read', async () => {
    const { page } = await service.open();
    await signIn(page, 'applicant@example.edu');
    await page.goto('/applications/new');
    await page.getByRole('radio', { name: /Audio Craft/ }).check();
    await page.getByRole('button', { name: 'Start the application' }).click();
    await page.getByText('Drop your transcripts here').waitFor();
    const files = [
      {
        name: 'holiday.png',
        mimeType: 'image/png',
        buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      },
      { name: 'nothing.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    ];
    await page.setInputFiles('input[type=file]', files);
    const rows = page.getByRole('listitem').filter({ hasText: 'Could not be read' });
    await rows.nth(1).waitFor();
    for (const sentence of await rows.allTextContents()) expect(sentence).toMatch(/[a-z] .*\.\D*Received/);
    await page.setInputFiles('input[type=file]', 'fixtures/transcripts/northgate-quarter.pdf');
    await page.getByText(/credits count toward this degree/).waitFor();
    await page.context().close();
  });

  it('what nobody published about a degree is filled in by staff, sourced, as a new version', async () => {
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto('/staff/programs/bps-music-production@2014');
    const row = page.getByRole('row').filter({ hasText: 'Mixing and Mastering with Pro Tools' });
    expect(await row.textContent()).toContain('Not published');
    await page.getByRole('button', { name: 'Fill in Mixing and Mastering with Pro Tools' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Courses').fill('OMPRD-365');
    await page.keyboard.press('Enter');
    await form.getByLabel('Source').fill('Letter of the department chair, 3 March 2026');
    await form.getByLabel('Reason').fill('The code stands in the letter');
    await form.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText('version 2').waitFor();
    expect(await row.textContent()).toContain('OMPRD-365');
    expect(await row.textContent()).toContain('Letter of the department chair');
    await page.context().close();
  });
});
