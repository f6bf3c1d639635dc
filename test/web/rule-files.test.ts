import type { Browser, Page } from 'playwright-core';
import { LOOKS, expectUsable, openBrowser, openWindow, signIn } from '../support/browser.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const HEAD = 'id,institution,sends,gives,receives,decided_by,decided_on,reason';
const rowOf = (id: string, gives = 'ARTS_HUMANITIES') =>
  `${id},x-harlow-valley,${id} 1,category,${gives},faculty,2014-03-02,compared`;
const fileOf = (...rows: string[]) => ({
  name: 'rules.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEAD, ...rows].join('\n')),
});

async function choose(page: Page, file: ReturnType<typeof fileOf>): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^File/ }).click(),
  ]);
  await chooser.setFiles(file);
}

describe.each(LOOKS)('files of rules, $look', ({ look, options }) => {
  const id = `wf${LOOKS.findIndex((each) => each.look === look)}`;

  it('are refused by line, checked, kept as drafts, published by another, and taken away again', async () => {
    const { page, faults } = await openWindow(browser, server.url, options);
    await signIn(page, 'evaluator@example.edu');
    await page.goto('/staff/rules');
    await page.getByRole('link', { name: 'Files of rules' }).click();
    await choose(page, fileOf(rowOf(id), rowOf(`${id}b`).replace('2014-03-02', 'March')));
    await page.getByText('Line 3, column 7: decided_on: expected a date').waitFor();
    await expectUsable(page);
    await choose(page, fileOf(rowOf(id), rowOf(`${id}b`)));
    await page.getByText('2 new rules, 0 changed rules').waitFor();
    await page.getByText('They would change no open case.').waitFor();
    await page.getByLabel('Reason').fill('The list of the office');
    await expectUsable(page);
    await page.getByRole('button', { name: 'Keep 2 rules as drafts' }).click();
    await page.getByText('Somebody else must publish them.').waitFor();
    await expectUsable(page);
    const address = new URL(page.url()).pathname;

    const second = await openWindow(browser, server.url, options);
    await signIn(second.page, 'registrar@example.edu');
    await second.page.goto(address);
    await second.page.getByRole('button', { name: 'Publish 2 rules' }).click();
    await second.page.getByText('2 rules published; 0 open cases evaluated again.').waitFor();
    await expectUsable(second.page);
    await second.page.getByRole('link', { name: 'Look at the rules' }).click();
    await second.page.getByRole('link', { name: `${id}b 1` }).waitFor();
    await expectUsable(second.page);
    await second.page.goto('/staff/rules/files');
    const [download] = await Promise.all([
      second.page.waitForEvent('download'),
      second.page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('segue-rules.csv');
    await expectUsable(second.page);

    await second.page.goto(`/staff/rules/${id}`);
    await second.page.getByRole('button', { name: 'Suspend' }).click();
    await second.page.getByLabel('Reason').fill('The school asked us to wait');
    await second.page.getByRole('button', { name: 'Suspend it now' }).click();
    await second.page.getByText('Published, suspended · version 1').waitFor();
    await second.page.getByText('Another registrar may put it back in use.').waitFor();
    await expectUsable(second.page);
    await page.goto('/staff/rules?state=suspended');
    await page.getByRole('link', { name: `${id} 1` }).waitFor();
    await expectUsable(page);
    expect([...faults, ...second.faults]).toEqual([]);
    for (const each of [page, second.page]) await each.context().close();
  }, 120_000);

  it('beside them the settings say when a rule is proposed', async () => {
    const { page, faults } = await openWindow(browser, server.url, options);
    await signIn(page, 'admin@example.edu');
    await page.goto('/staff/settings');
    const field = page.getByLabel('Like decisions that propose a rule');
    const next = String(Number(await field.inputValue()) + 1);
    await field.fill(next);
    await page.getByLabel('Reason').fill('As the senate decided');
    await expectUsable(page);
    await page.getByRole('button', { name: 'Keep these settings' }).click();
    await page.getByText(/^Set by .*As the senate decided$/).waitFor();
    expect(await field.inputValue()).toBe(next);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
