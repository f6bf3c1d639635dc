import type { Page } from 'playwright-core';
import { LIMITS } from '../../src/documents/limits.js';
import { readPdfText } from '../../src/documents/pdf-text-reader.js';
import { takeRecord } from '../support/applicants.js';
import { LOOKS, picture, seriousFindings, signIn } from '../support/browser.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { publishRuleOfTwo } from '../support/office.js';
import { servedInBrowser } from '../support/served.js';

const RECORD = `code,title,credits,grade,term,enrollment,certificate
OCOMP-211,Music Composition for Film and TV 1,3,A,2013-summer,credit,Music Theory and Composition
`;

const service = servedInBrowser();
let application = '';
let registrar: Client;

/** A published rule of two courses of the transcript, and a case that it holds for. */
beforeAll(async () => {
  registrar = await new Client(service.url).signIn('registrar@example.edu');
  const evaluator = await new Client(service.url).signIn('evaluator@example.edu');
  await publishRuleOfTwo({ evaluator, registrar });
  const applicant = await new Client(service.url).signIn('applicant@example.edu');
  const started = { program: 'bps-music-production', term: '2028-fall' };
  application = (await applicant.post('/api/applications', started)).body.id;
  await applicant.upload(application, TRANSCRIPT);
  await takeRecord(registrar, application, RECORD);
  await until(async () => {
    const { body: shown } = await applicant.get(`/api/applications/${application}/evaluation`);
    return shown?.lines?.length > 20 && shown.lines.some(({ id }: { id: string }) => id === 'b1');
  });
});

async function atDesk(options = {}): Promise<{ page: Page; faults: string[] }> {
  const opened = await service.open(options);
  await signIn(opened.page, 'registrar@example.edu');
  await opened.page.goto(`/staff/cases/${application}`);
  await row(opened.page, 'ENG 101').waitFor();
  return opened;
}

const row = (page: Page, name: string | RegExp) =>
  page.getByRole('region', { name: 'the lines' }).getByRole('button', { name }).first();
const lit = (page: Page) => page.locator('[data-desk="line"][aria-current="true"]');
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor();

describe('courses of one rule at the desk', () => {
  it('are marked in the list, and denied together, as it says beforehand', async () => {
    const { page, faults } = await atDesk({ viewport: { width: 1440, height: 900 } });
    expect(await row(page, /MUS 205 Mus/).textContent()).toContain('With MUS 206');
    expect(await row(page, /MUS 206 Rec/).textContent()).toContain('With MUS 205');
    await row(page, /MUS 205 Mus/).click();
    await page.getByText('A denial holds for all 2 lines.').waitFor();
    await page.getByLabel('Reason').fill('The syllabus is missing');
    await picture(page, 'desk-together');
    await page.getByRole('button', { name: 'Deny credit for all 2 lines' }).click();
    await notice(page, '2 lines denied: MUS 205 and MUS 206');
    await row(page, /MUS 206.*Denied: The syllabus is missing/).click();
    await page.getByText('taken back, it is taken back for all').waitFor();
    await picture(page, 'desk-denied-together');
    await page.getByRole('button', { name: 'Take this decision back' }).click();
    await notice(page, '2 lines opened again: MUS 205 and MUS 206');
    await row(page, /MUS 205.*Proposed/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('the keys of the desk', () => {
  it('approve, go back to what was decided, and take back the last decision from another line', async () => {
    const { page } = await atDesk();
    await row(page, 'HIS 121').click();
    await page.keyboard.press('a');
    await notice(page, '1 line approved: HIS 121');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('MAT 114') === true);
    expect(await lit(page).textContent()).toContain('MAT 114');
    await page.keyboard.press('k');
    expect(await lit(page).textContent()).toContain('HIS 121');
    await page.keyboard.press('j');
    await page.keyboard.press('u');
    await notice(page, '1 line opened again: HIS 121');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('HIS 121') === true);
    await page.context().close();
  });

  it('do not act in a field, which Escape leaves for the list; a link leads to the decision', async () => {
    const { page } = await atDesk();
    await row(page, 'HIS 121').click();
    await page.keyboard.press('n');
    await page.keyboard.type('a juku');
    expect(await page.getByLabel('Reason').inputValue()).toBe('a juku');
    expect(await page.getByLabel('Reason').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await lit(page).evaluate((line) => line === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'To the decision' }).waitFor();
    await picture(page, 'desk-onward');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const focused = page.locator('#desk-decision :focus');
    expect(await focused.textContent()).toContain('Approve the proposal');
    await page.context().close();
  });

  it('leave the lit row of the list clear of the notice', async () => {
    const { page } = await atDesk({ viewport: { width: 1280, height: 620 } });
    await row(page, 'PSY 101').click();
    await page.keyboard.press('a');
    await notice(page, '1 line approved: PSY 101');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('j');
    const [line, over] = [await lit(page).boundingBox(), await page.getByRole('alert').boundingBox()];
    expect(line!.y + line!.height).toBeLessThanOrEqual(over!.y);
    await picture(page, 'desk-notice');
    await page.keyboard.press('u');
    await notice(page, 'opened again');
    await page.context().close();
  });
});

describe.each(LOOKS)('the school’s own record at the desk, $look', ({ look, options }) => {
  it('is accepted and not used, with its row and its certificate in the place of a page', async () => {
    const { page, faults } = await atDesk(options);
    const own = row(page, 'OCOMP-211');
    expect(await own.textContent()).toContain('Accepted, not used');
    expect(await own.getByLabel('accepted, not used').count()).toBe(1);
    await own.click();
    const shown = page.getByRole('region', { name: 'The row of our own record' });
    await shown.getByText('Music Theory and Composition').waitFor();
    expect(await page.getByAltText(/^Page/).count()).toBe(0);
    await picture(page, `desk-own-${look.replaceAll(' ', '-')}`, true);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('the desk on paper', () => {
  it.each(['light', 'dark'] as const)(
    'is a clean sheet in light colours, of a %s screen',
    async (colorScheme) => {
      const { page } = await atDesk({ colorScheme });
      await row(page, /MUS 205 Mus/).click();
      await page.keyboard.press('n');
      await page.keyboard.type('half a sentence');
      const { pages } = await readPdfText(new Uint8Array(await page.pdf()), LIMITS);
      const paper = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
      expect(paper.replaceAll(' ', '')).toMatch(/^RowanEllery.*printed.*20\d\d.*TogetherwithMUS206/s);
      expect(paper).not.toMatch(/About ?this ?file|Deny|Sign ?out|Queue/);
      await page.emulateMedia({ media: 'print', colorScheme });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await picture(page, `desk-print-${colorScheme}`, true);
      const sheet = page.locator('[data-desk-sheet]');
      const words = (await sheet.textContent())!;
      for (const said of [/printed .*20\d\d/, /MUS 206/, /Accepted, not used/, /Together with MUS 206/])
        expect(words).toMatch(said);
      expect(await page.locator('button:visible, input:visible, textarea:visible, img:visible').count()).toBe(
        0,
      );
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(ground).toBe('rgb(255, 255, 255)');
      expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
      await page.emulateMedia({ media: 'screen', colorScheme });
      expect(await page.getByLabel('Reason').inputValue()).toBe('half a sentence');
      expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe(colorScheme);
      await page.context().close();
    },
  );
});

describe('any page on paper', () => {
  it('is light where the screen is dark', async () => {
    const { page } = await service.open({ colorScheme: 'dark' });
    await page.goto('/equivalencies');
    const field = page.getByRole('textbox', { name: 'School' });
    const ground = () => field.evaluate((box) => getComputedStyle(box).backgroundColor);
    expect(await ground()).not.toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.waitForTimeout(300);
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});

describe.each(LOOKS)('courses of one rule on the applicant’s page, $look', ({ look, options }) => {
  it('fill one place, and say with which other and for how many credits', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'applicant@example.edu');
    await page.goto(`/applications/${application}`);
    const counts = page.getByRole('region', { name: 'Counts toward the degree' });
    const text = (await counts.textContent())!;
    expect(text).toContain('Together with MUS 206 Recording Techniques: 6 credits in all, of which 3 count.');
    const [, courses, places] = /(\d+) courses\. They fill (\d+) places in the degree\./.exec(text)!;
    expect(Number(places)).toBe(Number(courses) - 1);
    await counts.scrollIntoViewIfNeeded();
    await picture(page, `applicant-together-${look.replaceAll(' ', '-')}`, true);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
