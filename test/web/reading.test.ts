import type { Page } from 'playwright-core';
import { LOOKS, expectUsable, picture, signIn } from '../support/browser.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { drawPdf } from '../support/raw-pdf.js';
import { picturesOf } from '../support/scanned-page.js';
import { authority, sign } from '../support/signed-files.js';
import { servedInBrowser } from '../support/served.js';
import { coveredWith, ordinary, savedAgain, signable } from '../support/tampered-files.js';

/** A row whose points do not fit its grade, over a total that does not fit the rows. */
const DOUBTFUL = `Harlow Valley Community College
Credits are semester hours.
Course   Title   Attempted   Earned   Grade   Points
Fall 2012
ENG 101   English Composition I   3.00   3.00   B+   5.10
HIS 121   World History to 1500   3.00   3.00   B   9.00
Term Totals   9.00   9.00   GPA 3.15
`;

const service = servedInBrowser();
let applicant: Client;
let covered = '';
beforeAll(async () => {
  applicant = await new Client(service.url).signIn('applicant@example.edu');
  covered = await caseOf('2027-fall', await coveredWith('white box'));
});

async function caseOf(term: string, bytes: Buffer, name = 'transcript.pdf'): Promise<string> {
  const started = { program: 'bps-music-production', term };
  const application = (await applicant.post('/api/applications', started)).body.id as string;
  await applicant.upload(application, Buffer.from(bytes), name);
  await until(
    async () => (await applicant.get(`/api/applications/${application}/evaluation`)).status === 200,
  );
  return application;
}

const place = (page: Page) => page.getByTestId('lit-row').getAttribute('style');

describe.each(LOOKS)('what the reading found, $look', ({ look, options }) => {
  it('is listed with its number, and each of it lights its place on the page', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${covered}`);
    const found = page.getByRole('region', { name: 'What the reading found' });
    await found.getByRole('heading', { name: /^Look at these first \d+$/ }).waitFor();
    const issue = found.getByRole('button', { name: /Under what is painted here stands “D”.*page 1/ });
    const before = await place(page);
    await issue.click();
    await page.getByRole('button', { name: /Under what is painted/, pressed: true }).waitFor();
    expect(await place(page)).not.toBe(before);
    expect(await page.getByTestId('lit-row').evaluate(isInSight)).toBe(true);
    await page.getByText('About this file').click();
    await page.getByText('Registrar Print 3').waitFor();
    await expectUsable(page);
    await picture(page, `reading-${LOOKS.findIndex((each) => each.look === look)}`, true);
    await issue.click();
    expect(await place(page)).toBe(before);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe.each(LOOKS)('the values of a row, $look', ({ look, options }) => {
  it('each light the words on the page that say them', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${covered}`);
    const values = page.getByRole('list', { name: 'What the row says' });
    await values.waitFor();
    const row = await place(page);
    const grade = values.getByRole('button', { name: /^Grade/ });
    await grade.click();
    await values.getByRole('button', { name: /^Grade/, pressed: true }).waitFor();
    const lit = await place(page);
    expect(lit).not.toBe(row);
    await values.getByRole('button', { name: /^Title/ }).click();
    expect(await place(page)).not.toBe(lit);
    await expectUsable(page);
    await picture(page, `fields-${LOOKS.findIndex((each) => each.look === look)}`, true);
    await values.getByRole('button', { name: /^Title/ }).click();
    expect(await place(page)).toBe(row);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a picture of a page', () => {
  it('is said to be recognised, and to take longer than letters', async () => {
    const [scan] = await picturesOf(TRANSCRIPT, 200);
    const started = { program: 'bps-music-production', term: '2029-fall' };
    const { id } = (await applicant.post('/api/applications', started)).body;
    const { page, faults } = await service.open();
    await signIn(page, 'applicant@example.edu');
    await page.goto(`/applications/${id}`);
    await page.getByText('Drop your transcripts here').waitFor();
    await page.setInputFiles('input[type=file]', { name: 'page.png', mimeType: 'image/png', buffer: scan! });
    await page.getByText('Recognising the print in the picture; this can take a minute').first().waitFor();
    await page.getByText(/courses? on 1 page/).waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('inside a PDF is told once the reading takes longer than letters would', async () => {
    const [scan] = await picturesOf(TRANSCRIPT, 200);
    const started = { program: 'bps-music-production', term: '2030-fall' };
    const { id } = (await applicant.post('/api/applications', started)).body;
    const { page } = await service.open();
    await signIn(page, 'applicant@example.edu');
    await page.goto(`/applications/${id}`);
    await page.getByText('Drop your transcripts here').waitFor();
    const buffer = await drawPdf((pdf) => {
      for (let number = 1; number <= 5; number += 1) {
        if (number > 1) pdf.addPage();
        pdf.image(scan!, 0, 0, { width: 612, height: 792 });
      }
    });
    await page.setInputFiles('input[type=file]', { name: 'scan.pdf', mimeType: 'application/pdf', buffer });
    const told = page.getByText(/Still being read: pages that are pictures/).first();
    await told.waitFor({ timeout: 30_000 });
    expect(await page.getByText('scan.pdf').count()).toBe(1);
    await page.context().close();
  }, 90_000);
});

/** In the window, and not scrolled away inside its frame. */
function isInSight(row: Element): boolean {
  const { left, top, width, height } = row.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return seen !== null && (row === seen || row.contains(seen) || seen.contains(row));
}

describe('a file', () => {
  it('that was saved again says so, and by keyboard leads to the place', async () => {
    const id = await caseOf('2028-spring', savedAgain('grade'));
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${id}`);
    await page.getByText('Saved 2 times').waitFor();
    await page.getByText('Not signed').waitFor();
    const issue = page.getByRole('button', { name: /it now says.*HIS 121/ });
    const before = await place(page);
    await issue.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /HIS 121/, pressed: true }).waitFor();
    await picture(page, 'reading-saved', true);
    expect(await place(page)).not.toBe(before);
    await page.keyboard.press('j');
    await page.getByRole('button', { name: /it now says.*HIS 121/, pressed: false }).waitFor();
    await page.context().close();
  });

  it('with a row that may be wrong has it marked among the lines until somebody has looked', async () => {
    const id = await caseOf('2028-fall', Buffer.from(DOUBTFUL), 'copied.txt');
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${id}`);
    const marked = page.getByRole('region', { name: 'the lines' }).getByRole('button', { name: /check/ });
    await marked.waitFor();
    expect(await marked.textContent()).toContain('ENG 101');
    await page.getByRole('heading', { name: /^Look at these first \d+$/ }).waitFor();
    await page.getByRole('heading', { name: /^Sums \d+$/ }).waitFor();
    const lit = page.getByTestId('lit-row');
    await page.keyboard.press('j');
    await lit.filter({ hasText: 'HIS 121' }).waitFor();
    await page.getByRole('button', { name: /prints 9 credits earned/ }).click();
    await lit.filter({ hasNotText: 'HIS 121' }).waitFor();
    await expectUsable(page);
    await picture(page, 'reading-doubtful', true);
    await page.getByRole('button', { name: 'I have looked at them' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The points are a slip of the printer');
    await page.getByRole('button', { name: 'Mark as verified' }).click();
    await page.getByText('somebody has looked').waitFor();
    await marked.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('that is signed by somebody whom nobody vouches for says so in words', async () => {
    const id = await caseOf('2029-spring', await sign(signable(), await authority('Alder Valley Registrar')));
    const { page } = await service.open({ colorScheme: 'dark' });
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${id}`);
    await page.getByText('Signature not verified').click();
    await page.getByText(/^Signed by Alder Valley Registrar.*Not verified: /).waitFor();
    await expectUsable(page);
    await picture(page, 'reading-signed', true);
    await page.context().close();
  });

  it('in which nothing is unusual says that', async () => {
    const id = await caseOf('2028-summer', await ordinary());
    const { page } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${id}`);
    await page.getByText('Nothing unusual was found while reading.').waitFor();
    await expectUsable(page);
    await picture(page, 'reading-calm', true);
    await page.context().close();
  });
});
