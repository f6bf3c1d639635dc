import type { Page } from 'playwright-core';
import { LOOKS, expectUsable, picture, signIn } from '../support/browser.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

/** Hours a week stand before the credits, under words that nobody knows. */
const TABLE = [
  'Institution,Alpha,Beta,Gamma,Delta,Epsilon,Kennung',
  'Larkmoor College,MUS 110,Ear Training for Singers and Players,6,2,A,70211',
  'Larkmoor College,MUS 120,Harmony,4,3,B,70233',
  'Larkmoor College,MUS 130,Rhythm,5,1,A-,70240',
];

const service = servedInBrowser();
let applicant: Client;
beforeAll(async () => {
  applicant = await new Client(service.url).signIn('applicant@example.edu');
});

async function upload(term: string, bytes: Buffer, name: string) {
  const started = { program: 'bps-music-production', term };
  const application = (await applicant.post('/api/applications', started)).body.id as string;
  const transcript = (await applicant.upload(application, Buffer.from(bytes), name)).body.id as string;
  await until(async () => {
    const { body } = await applicant.get(`/api/transcripts/${transcript}`);
    return !['received', 'reading'].includes(body.state);
  });
  return { application, transcript };
}

const credits = (page: Page) =>
  page
    .getByRole('region', { name: 'How the table reads' })
    .locator('td[data-label=Attempted]')
    .allTextContents();

describe.each(LOOKS)('the columns of a table, $look', ({ look, options }) => {
  it('are changed, tried, saved, and read so the next time', async () => {
    const at = LOOKS.findIndex((each) => each.look === look);
    const rows = [TABLE[0]!.replace('Kennung', `Kennung ${at + 1}`), ...TABLE.slice(1)].join('\n');
    const term = ['2027-fall', '2028-spring', '2028-summer'][at]!;
    const { application } = await upload(term, Buffer.from(rows), 'table.csv');
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await until(
      async () => (await applicant.get(`/api/applications/${application}/evaluation`)).status === 200,
    );
    await page.goto(`/staff/cases/${application}`);
    await page.getByRole('link', { name: 'Columns', exact: true }).click();
    await page.getByRole('heading', { name: 'Columns of table.csv' }).waitFor();
    expect(await credits(page)).toEqual(['6', '4', '5']);
    expect(await page.getByRole('button', { name: 'Save and read again' }).isDisabled()).toBe(true);
    await expectUsable(page);
    await picture(page, `columns-${at}-before`, true);

    await page.getByLabel('What Gamma holds').selectOption({ label: 'Not part of the record' });
    await page.getByLabel('What Delta holds').selectOption({ label: 'Credits' });
    await until(async () => (await credits(page)).join() === '2,3,1');
    await expectUsable(page);
    await picture(page, `columns-${at}-after`, true);

    await page.getByRole('button', { name: 'Save and read again' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Gamma counts hours a week');
    await dialog.getByText(/next table of this school with this heading/).waitFor();
    await picture(page, `columns-${at}-reason`, true);
    await dialog.getByRole('button', { name: 'Save and read again' }).click();
    await page.waitForURL((address) => address.pathname === `/staff/cases/${application}`);
    await page.getByRole('link', { name: 'Columns', exact: true }).click();
    await page.getByText(/Marisol Vega set the columns of such tables on/).waitFor();
    expect(await credits(page)).toEqual(['2', '3', '1']);
    await expectUsable(page);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a table in which no course was found', () => {
  it('is given its columns by keyboard, from the case that has nothing yet', async () => {
    const text = 'Alpha|Beta|Gamma\nHarmony|x7|y\nRhythm|x9|y\nForm|x8|z\n';
    const { application, transcript } = await upload('2028-fall', Buffer.from(text), 'strange.csv');
    const { page, faults } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
    await page.getByRole('link', { name: 'Say what the columns of strange.csv hold' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'No row is a course yet' }).waitFor();
    await expectUsable(page);
    await picture(page, 'columns-empty', true);
    await page.getByLabel('What Beta holds').focus();
    await page.keyboard.type('Grade');
    await page.getByText('3 courses').waitFor();
    await page.getByRole('button', { name: 'Save and read again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').waitFor();
    await until(() => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'));
    await page.keyboard.type('A mark of theirs');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname === `/staff/cases/${application}`);
    await until(async () => {
      const { body } = await applicant.get(`/api/transcripts/${transcript}`);
      return body.state === 'needs-verification';
    });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says so where the document is no table, and is closed to people who do not decide on it', async () => {
    const { transcript } = await upload('2029-spring', TRANSCRIPT, 'transcript.pdf');
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/transcripts/${transcript}/columns`);
    await page.getByText('This document is no table, so it has no columns to set.').waitFor();
    await expectUsable(page);
    await picture(page, 'columns-refused', true);
    await page.context().close();
    const { page: other } = await service.open();
    await signIn(other, 'evaluator@example.edu');
    await other.goto(`/staff/transcripts/${transcript}/columns`);
    await other.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await other.context().close();
  });
});
