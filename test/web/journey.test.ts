import type { Page } from 'playwright-core';
import { seriousFindings, signIn } from '../support/browser.js';
import { Client } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const PERSON = { name: 'Robin Sato', email: 'robin@example.org', password: 'a quiet long password' };
const REASON_CHANGED = 'Syllabus compared: covers orchestration';
const REASON_DENIED = 'No place in this degree for accounting';

const service = servedInBrowser();
let applicant: Page;
let registrar: Page;
const faults: string[][] = [];

beforeAll(async () => {
  const windows = [await service.open(), await service.open()] as const;
  [applicant, registrar] = [windows[0].page, windows[1].page];
  faults.push(...windows.map((window) => window.faults));
});
afterEach(() => expect(faults.flat()).toEqual([]));

const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** The lit row lies inside the picture of the page, and the picture has loaded. */
async function litRow(page: Page): Promise<{ readonly top: number; readonly page: string }> {
  const row = page.getByTestId('lit-row');
  await row.waitFor();
  const picture = page.locator('img[alt^="Page"]');
  await picture.evaluate((img: HTMLImageElement) => img.decode());
  const [lit, whole] = [(await row.boundingBox())!, (await picture.boundingBox())!];
  expect(lit.x).toBeGreaterThanOrEqual(whole.x);
  expect(lit.y + lit.height).toBeLessThanOrEqual(whole.y + whole.height);
  expect(lit.height).toBeLessThan(whole.height / 20);
  return { top: (lit.y - whole.y) / whole.height, page: (await picture.getAttribute('alt'))! };
}

describe('the journey in a browser', () => {
  it('an applicant creates an account and is told to open the letter', async () => {
    await applicant.goto('/');
    await applicant.getByRole('link', { name: 'Create an account' }).click();
    await applicant.getByLabel('Name').fill(PERSON.name);
    await applicant.getByLabel('E-mail address').fill(PERSON.email);
    await applicant.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await press(applicant, 'Create the account');
    await see(applicant, 'A letter is on its way');
    expect(await seriousFindings(applicant)).toEqual([]);
  });

  it('the link of the captured letter confirms the address', async () => {
    await applicant.getByRole('link', { name: 'see the letters' }).click();
    await applicant.getByRole('link', { name: /\/verify#/ }).click();
    await see(applicant, 'Your address is confirmed');
  });

  it('the second letter leads to a page where a time is booked, moved and given back', async () => {
    await applicant.goto('/letters');
    const invitation = applicant
      .getByRole('article')
      .filter({ hasText: /Schedule a Consultation with Celeste Amari/ });
    await invitation.getByRole('link', { name: /\/consultation/ }).click();
    const times = applicant.getByRole('button', { name: /with Celeste Amari/ });
    await times.first().click();
    await see(applicant, 'You are booked');
    await times.nth(3).click();
    await press(applicant, 'Give this time back');
    await applicant.getByText('You are booked').waitFor({ state: 'detached' });
    await times.first().click();
    await see(applicant, 'You are booked');
    expect(await seriousFindings(applicant)).toEqual([]);
  });

  it('an application is started, a two-page PDF dropped; the estimate comes without reloading', async () => {
    await applicant.getByRole('link', { name: 'Applications' }).click();
    await applicant.getByRole('link', { name: 'Start an application' }).click();
    await applicant.getByRole('radio', { name: /Music Production/ }).check();
    await press(applicant, 'Start the application');
    await see(applicant, 'Drop your transcripts here');
    await applicant.evaluate(() => Object.assign(window, { loadedOnce: true }));
    await applicant.setInputFiles('input[type=file]', 'fixtures/transcripts/harlow-valley-two-pages.pdf');
    await see(applicant, /credits count toward this degree/);
    expect(await applicant.evaluate(() => (window as { loadedOnce?: boolean }).loadedOnce)).toBe(true);
    await see(applicant, /an estimate made on an unofficial copy, not a decision/);
    const result = applicant.getByRole('region', { name: 'The result' });
    expect(await result.textContent()).toMatch(/^39 of your 62 credits/);
    expect(await seriousFindings(applicant)).toEqual([]);
  });

  it('every line gives its reason, and opens its row on the picture of its page', async () => {
    const refused = applicant.getByRole('region', { name: 'Not accepted' });
    expect(await refused.getByRole('listitem').count()).toBe(4);
    expect(await refused.textContent()).toContain('The grade C- is below C, the lowest that transfers.');
    const counts = applicant.getByRole('region', { name: 'Counts toward the degree' });
    await counts.getByRole('button', { name: /PSY 101 General Psychology/ }).click();
    const onFirst = await litRow(applicant);
    expect(onFirst.page).toBe('Page 1 of the transcript');
    expect(await seriousFindings(applicant)).toEqual([]);
    await applicant.keyboard.press('Escape');
    await counts.getByRole('button', { name: /LIT 210/ }).click();
    await applicant.getByAltText('Page 2 of the transcript').waitFor();
    await litRow(applicant);
    await applicant.keyboard.press('Escape');
  });

  it('the degree is a score of forty bars, and the same as a table', async () => {
    const bars = applicant
      .locator('main')
      .getByRole('button', { name: /still to take|waiting|never by transfer/ });
    expect(await bars.count()).toBe(40);
    await press(applicant, /Harmony: still to take/);
    await see(applicant, /It can be filled by one of the courses/);
    await applicant.keyboard.press('Escape');
    await applicant.getByText('The degree as a table').click();
    expect(await applicant.locator('table tbody tr').count()).toBe(40);
  });

  it('a registrar finds the case in the queue, with the page beside the rows', async () => {
    await signIn(registrar, 'registrar@example.edu');
    expect(await seriousFindings(registrar)).toEqual([]);
    await registrar.getByRole('link', { name: PERSON.name }).click();
    await see(registrar, '18 need you');
    const first = await litRow(registrar);
    await registrar.keyboard.press('j');
    await registrar.getByRole('heading', { name: 'World History to 1500' }).waitFor();
    expect((await litRow(registrar)).top).toBeGreaterThan(first.top);
    expect(await seriousFindings(registrar)).toEqual([]);
  });

  it('the published arithmetic that does not add up is shown to staff', async () => {
    await press(registrar, 'The degree');
    await see(registrar, /15 listed courses would be 45 credits, the block says 42/);
    await registrar.keyboard.press('Escape');
  });

  it('one proposal is changed with a reason, one denied, one taken back and denied again', async () => {
    await press(registrar, /MUS 205/);
    await registrar.getByRole('combobox', { name: 'Or change what it equals' }).fill('orchestration');
    await registrar.getByRole('option', { name: 'Orchestration elective' }).click();
    expect(await registrar.getByRole('button', { name: 'Change it' }).isDisabled()).toBe(true);
    await registrar.getByLabel('Reason').fill(REASON_CHANGED);
    await press(registrar, 'Change it');
    await see(registrar, '17 need you');
    await press(registrar, /ACC 101/);
    for (const left of ['16 need you', '17 need you', '16 need you']) {
      if (left === '17 need you') await press(registrar, 'Take this decision back');
      else {
        await registrar.getByLabel('Reason').fill(REASON_DENIED);
        await press(registrar, 'Deny credit');
      }
      await see(registrar, left);
      await press(registrar, /ACC 101/);
    }
  });

  it('the rest is approved, one by key, then all at once, and then the evaluation', async () => {
    await press(registrar, /ENG 101 English Composition I\b/);
    await registrar.getByRole('heading', { name: 'English Composition I', exact: true }).waitFor();
    await registrar.keyboard.press('a');
    await see(registrar, '15 need you');
    expect(await registrar.getByRole('button', { name: 'Approve the evaluation' }).isDisabled()).toBe(true);
    await press(registrar, 'Approve 13 proposals …');
    await see(registrar, /^2 lines more need a look at the syllabus/);
    await registrar.getByRole('dialog').getByRole('button', { name: 'Approve 13 proposals' }).click();
    await see(registrar, '2 need you');
    await press(registrar, /MUS 110/);
    await press(registrar, 'Approve the proposal');
    await see(registrar, '1 need you');
    await press(registrar, /MUS 206/);
    await press(registrar, 'Approve the proposal');
    await see(registrar, '0 need you');
    await press(registrar, 'Approve the evaluation');
    await registrar.getByRole('dialog').getByRole('button', { name: 'Approve it' }).click();
    await see(registrar, /Approved by Marisol Vega on/);
    expect(await registrar.getByRole('button', { name: 'Deny credit' }).count()).toBe(0);
  });

  it('the applicant’s open page shows the decision by itself, with the registrar’s reasons', async () => {
    await see(applicant, /^Decided on /);
    await see(applicant, /This is the decision of the registrar’s office/);
    const refused = applicant.getByRole('region', { name: 'Not accepted' });
    expect(await refused.textContent()).toContain(REASON_DENIED);
    expect(await applicant.getByRole('region', { name: 'The result' }).textContent()).toMatch(/^42 of/);
    expect(await applicant.evaluate(() => (window as { loadedOnce?: boolean }).loadedOnce)).toBe(true);
  });

  it('a letter says that it was decided, and its link leads to the result', async () => {
    const result = new URL(applicant.url()).pathname;
    await applicant.goto('/letters');
    const letter = applicant.getByRole('article').filter({ hasText: /Your credit has been decided/ });
    await letter.getByRole('link', { name: /\/applications\// }).click();
    await see(applicant, /^Decided on /);
    expect(new URL(applicant.url()).pathname).toBe(result);
  });

  it('the report is one page of PDF', async () => {
    const [download] = await Promise.all([
      applicant.waitForEvent('download'),
      applicant.getByRole('link', { name: 'Download the report' }).click(),
    ]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    const pdf = Buffer.concat(parts).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('the audit trail shows who did what, and holds together', async () => {
    await press(registrar, 'History');
    await see(registrar, /Proposal for MUS 205 .* changed/);
    await see(registrar, /Marisol Vega \(registrar\)/);
    await registrar.keyboard.press('Escape');
    await registrar.getByRole('link', { name: 'Audit trail' }).click();
    await see(registrar, /Every entry follows from the one before/);
    expect(await seriousFindings(registrar)).toEqual([]);
  });

  it('what the browser was shown is what the API says', async () => {
    const client = await new Client(service.url).signIn(PERSON.email, PERSON.password);
    const { body } = await client.get('/api/applications');
    expect(body.applications).toMatchObject([
      { state: 'approved', evaluation: { applied: '42', kind: 'estimate' } },
    ]);
  });
});
