import { readCase } from '../support/applicants.js';
import { LOOKS, seriousFindings, signIn } from '../support/browser.js';
import { Client } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();
let application = '';
beforeAll(async () => {
  const applicant = await new Client(service.url).signIn('applicant@example.edu');
  ({ application } = await readCase(applicant, '2028-fall'));
});

describe.each(LOOKS)('what if, $look', ({ options }) => {
  it('an applicant sees by keyboard which course would help, and how the degree would look', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'applicant@example.edu');
    await page.goto(`/applications/${application}`);
    await page.getByText('What if …').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Suppose').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Show what would count' }).press('Enter');
    const answer = page.getByRole('region', { name: 'What would count' });
    await answer.getByText('+3').waitFor();
    await answer.getByText(/credits count instead of \d+: One more course/).waitFor();
    expect(await answer.getByRole('img', { name: /^As it (is|would be): \d+ of 120 credits/ }).count()).toBe(
      2,
    );
    expect(await page.getByLabel('Suppose').getByText('Limit on transfer credit').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('a registrar supposes another limit at the desk, and reads how the result changed', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
    await page.getByRole('button', { name: 'What if …' }).click();
    await page.getByLabel('Suppose').selectOption({ label: 'Limit on transfer credit …' });
    await page.getByLabel('Credits', { exact: true }).fill('9');
    await page.getByRole('button', { name: 'Show what would count' }).click();
    const answer = page.getByRole('region', { name: 'What would count' });
    await answer.getByText(/9 credits count instead of/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await page.getByText(/^Version 1, after a transcript was read/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('a registrar asks it of all cases, and a count of one person is not shown', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto('/staff/what-if');
    await page.getByLabel('Suppose').selectOption({ label: 'Limit on transfer credit …' });
    await page.getByLabel('Credits', { exact: true }).fill('9');
    await page.getByRole('button', { name: 'Look at all cases' }).click();
    await page.getByRole('heading', { name: 'If the limit on transfer credit is 9 credits' }).waitFor();
    const all = page.getByRole('row').filter({ hasText: 'All cases' });
    await all.waitFor({ timeout: 30_000 });
    expect(await all.textContent()).toBe('All casesfewer than 5');
    expect(await page.getByRole('cell').getByText(/^\d+$/).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.goto('/staff/what-if');
    await page.getByRole('link', { name: 'the limit on transfer credit is 9 credits' }).first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
