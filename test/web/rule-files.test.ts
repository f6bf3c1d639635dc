import type { Page } from 'playwright-core';
import { LOOKS, expectUsable, signIn } from '../support/browser.js';
import { newApplicant, readCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { copyCase } from '../support/copied-case.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();

const HEAD = 'id,institution,sends,gives,receives,decided_by,decided_on,reason';
const rowOf = (id: string, { code = `${id} 1`, school = 'x-harlow-valley' } = {}) =>
  `${id},${school},${code},category,ARTS_HUMANITIES,faculty,2014-03-02,compared`;
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
    const { page, faults } = await service.open(options);
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

    const second = await service.open(options);
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
    const { page, faults } = await service.open(options);
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

describe('the check of a file beside more open cases than one call looks at', () => {
  const CASES = 1_101;
  let code: string;
  beforeAll(async () => {
    const { application, evaluation } = await readCase(await newApplicant(service.url, 'many@example.org'));
    const staff = await new Client(service.url).signIn('registrar@example.edu');
    const { body } = await staff.get(`/api/evaluations/${evaluation}/case`);
    code = body.lines.find((line: { code: string | null }) => (line.code ?? '') !== '').code;
    await copyCase(service.databaseUrl, application, CASES - 1);
  });

  it.each(LOOKS)(
    'goes on to the last of them, can be stopped and goes on, $look',
    async ({ look, options }) => {
      const { page, faults } = await service.open(options);
      await signIn(page, 'evaluator@example.edu');
      let letGo = () => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      let calls = 0;
      await page.route('**/api/staff/rules/imports/impact?*', async (route) => {
        calls += 1;
        await held;
        await route.continue();
      });
      await page.goto('/staff/rules/files');
      await choose(page, fileOf(rowOf('many', { code, school: '*' })));
      await page.getByText('They would change 500 lines in 500 open cases so far.').waitFor();
      await page.getByText(`Looked at 500 of ${CASES} open cases; the rest follows.`).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: 'Stop' }).click();
      letGo();
      await page
        .getByText(`Looked at 1000 of ${CASES} open cases; the figures leave out the rest.`)
        .waitFor();
      await expectUsable(page, `rule-upload-stopped-${look}`, true);
      expect(calls).toBe(1);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText(`They would change ${CASES} lines in ${CASES} open cases.`).waitFor();
      await page.getByText(`Looked at ${CASES} open cases; none is left.`).waitFor();
      expect(await page.getByRole('progressbar').count()).toBe(0);
      expect(calls).toBe(2);
      await expectUsable(page, `rule-upload-all-${look}`, true);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});
