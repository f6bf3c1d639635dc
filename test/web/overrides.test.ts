import type { Page } from 'playwright-core';
import { newApplicant, PASSWORD, readCase } from '../support/applicants.js';
import { LOOKS, expectUsable, picture, signIn } from '../support/browser.js';
import { servedInBrowser } from '../support/served.js';

const CHAIR = 'The department chair read the syllabus and takes it.';
const RECITAL = 'The recital of the same term was judged by two of our own teachers';

const service = servedInBrowser();

const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

describe.each(LOOKS)('an override, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);
  const email = `person-${number}@example.org`;
  let application = '';
  let page: Page;
  let faults: readonly string[];
  beforeAll(async () => {
    ({ application } = await readCase(await newApplicant(service.url, email), `${2027 + number}-fall`));
    ({ page, faults } = await service.open(options));
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
  });
  afterAll(() => page?.context().close());
  afterEach(() => expect(faults).toEqual([]));
  const linesOf = () => page.getByRole('region', { name: 'the lines' });
  const dialogOf = () => page.getByRole('dialog');

  it('puts a course into a place that is found by its name, with keys alone', async () => {
    await linesOf()
      .getByRole('button', { name: /PSY 101 General Psychology/ })
      .click();
    await page.getByRole('button', { name: 'Place it elsewhere …' }).press('Enter');
    const dialog = dialogOf();
    await dialog.getByRole('combobox', { name: 'Place in the degree' }).fill('artistry');
    await page.getByRole('option', { name: /Developing Your Artistry/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-combobox-selected]').waitFor();
    await page.keyboard.press('Enter');
    await see(page, /PSY 101 General Psychology could count toward .* instead of/);
    expect(await dialog.getByRole('button', { name: 'Put it there' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill(CHAIR);
    await expectUsable(page, `overrides-place-${number}`);
    await dialog.getByRole('button', { name: 'Put it there' }).click();
    await page.getByRole('region', { name: 'Overrides of this line' }).getByText(CHAIR).waitFor();
    await picture(page, `overrides-line-${number}`, true);
  });

  it('waives a rule where it denies a line', async () => {
    await linesOf().getByRole('button', { name: /C-/ }).first().click();
    await page.getByRole('button', { name: /^Waive this rule: The grade C-/ }).click();
    const dialog = dialogOf();
    await dialog.getByText(/credits count/).waitFor();
    await dialog.getByLabel('Reason').fill(RECITAL);
    await expectUsable(page, `overrides-rule-${number}`);
    await dialog.getByRole('button', { name: 'Waive this rule' }).click();
    await page.getByRole('button', { name: '2 overrides' }).waitFor();
  });

  it('waives a requirement from its place in the degree', async () => {
    await page.getByRole('button', { name: 'The degree' }).click();
    const dialog = dialogOf();
    await dialog.getByRole('button', { name: /^Harmony: still to take/ }).click();
    await dialog.getByText(/It can be filled by/).waitFor();
    await picture(page, `overrides-slot-${number}`);
    await dialog.getByRole('button', { name: 'Waive this requirement …' }).click();
    await dialog.getByRole('radio', { name: 'are no longer asked for' }).check();
    await see(page, /credits are left to take instead of/);
    await dialog.getByLabel('Reason').fill('She teaches it.');
    await picture(page, `overrides-waive-${number}`);
    await dialog.getByRole('button', { name: 'Waive this requirement' }).click();
    await dialog.getByRole('button', { name: 'Harmony: waived, nothing needs to stand here' }).waitFor();
    await expectUsable(page, `overrides-degree-${number}`);
    await page.keyboard.press('Escape');
  });

  it('stands in a list, is undone there, and is approved by somebody else', async () => {
    await page.getByRole('button', { name: '3 overrides' }).click();
    await dialogOf().getByText('She teaches it.').waitFor();
    await picture(page, `overrides-list-${number}`);
    await dialogOf()
      .getByRole('button', { name: /^Undo: PSY 101/ })
      .click();
    const asked = page.getByRole('dialog', { name: 'Take this override back' });
    await asked.getByText(/PSY 101 General Psychology could count toward .* instead of/).waitFor();
    await expectUsable(page, `overrides-undo-${number}`);
    await asked.getByRole('button', { name: 'Take it back' }).click();
    await see(page, /Taken back by Marisol Vega/);
    await page.keyboard.press('Escape');
    await see(page, 'You entered an override: a second person approves.');
    await picture(page, `overrides-desk-${number}`, true);
  });

  it('is told to the applicant in words, at the line and at the place', async () => {
    const own = await service.open(options);
    await signIn(own.page, email, PASSWORD);
    await own.page.goto(`/applications/${application}`);
    await see(own.page, new RegExp(`Waived by the registrar: ${RECITAL}\\.`));
    await own.page.getByRole('button', { name: 'Harmony: waived, nothing needs to stand here' }).click();
    await see(own.page, 'Waived by the registrar: She teaches it. Its credits are no longer asked for.');
    await picture(own.page, `overrides-own-slot-${number}`);
    await own.page.keyboard.press('Escape');
    await expectUsable(own.page, `overrides-own-${number}`, true);
    expect(own.faults).toEqual([]);
    await own.page.context().close();
  });
});
