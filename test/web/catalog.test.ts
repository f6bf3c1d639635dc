import { LOOKS, seriousFindings } from '../support/browser.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();

describe.each(LOOKS)('the catalog, $look', ({ options }) => {
  it('finds a course by its code, its topics and its subject, and says what is not known', async () => {
    const { page, faults } = await service.open(options);
    await page.goto('/catalog');
    const found = page.getByRole('region', { name: 'Courses found' });
    await page.getByText('241 courses').waitFor();
    expect(await found.locator('tbody tr').count()).toBe(60);
    await page.getByRole('button', { name: 'Show the other 181' }).click();
    expect(await found.locator('tbody tr').count()).toBe(241);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    const asked = page.getByLabel('Code, title or topic');
    await asked.fill('leng111');
    await page.getByText('1 course', { exact: true }).waitFor();
    await found.getByText('OLART-111 Introduction to College Writing').waitFor();
    await found.getByText('published as equal').waitFor();
    await asked.fill('hit songs');
    await found.getByText('Code not confirmed').waitFor();
    await asked.fill('ear training 3');
    const [first, second] = [found.locator('tbody tr').nth(0), found.locator('tbody tr').nth(1)];
    await first.getByText('Code not published').waitFor();
    await second.getByText('ET-211').waitFor();
    await first.getByText('About it').click();
    await found.getByText(/OEART-215 was seen without a title/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await asked.fill('lute');
    await page.getByRole('heading', { name: 'No such course here' }).waitFor();
    await asked.fill('');
    await page.getByRole('combobox', { name: 'Where' }).click();
    await page.getByRole('option', { name: 'Boston campus' }).click();
    await page.getByText('121 courses', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('system')).toBe('berklee-campus');
    expect(faults).toEqual([]);
  });
});
