import type { Page } from 'playwright-core';
import { newApplicant, readCase } from '../support/applicants.js';
import { LOOKS, expectUsable, signIn } from '../support/browser.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();

describe.each(LOOKS)('a degree earned elsewhere, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);

  let page: Page;
  let faults: readonly string[];
  beforeAll(async () => {
    const applicant = await newApplicant(service.url, `person-${number}@example.org`);
    const { application } = await readCase(applicant, `${2027 + number}-fall`);
    ({ page, faults } = await service.open(options));
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
  });
  afterAll(() => page?.context().close());
  afterEach(() => expect(faults).toEqual([]));
  const drawer = () => page.getByRole('dialog', { name: 'Degrees earned elsewhere' });

  it('is stated at the desk', async () => {
    await page.getByRole('button', { name: 'Degrees earned …' }).click();
    await drawer().getByText('No degree is stated in this case.').waitFor();
    await drawer().getByRole('combobox', { name: 'School' }).fill('Community College of Philadelphia');
    await page.getByRole('option', { name: /^Community College of Philadelphia/ }).click();
    await drawer().getByRole('combobox', { name: 'Earned there' }).click();
    await page.getByRole('option', { name: 'Associate degree' }).click();
    await drawer().getByLabel('Earned on').fill('2024-05-18');
    await drawer().getByLabel('Average').fill('5');
    await drawer().getByLabel('How it is known').fill('Printed at the end\nof the transcript.');
    await drawer().getByRole('button', { name: 'State it' }).click();
    await drawer().getByRole('alert').waitFor();
    await drawer().getByLabel('Average').fill('3.25');
    await expectUsable(page, `degrees-form-${number}`);
    await drawer().getByRole('button', { name: 'State it' }).click();
    await drawer().getByText('Earned on May 18, 2024, average 3.25 of 4').waitFor();
    await drawer().getByText('Printed at the end of the transcript.').waitFor();
    await expectUsable(page, `degrees-stated-${number}`);
  });

  it('stands there with who said so, and is undone', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '1 degree earned' }).click();
    await drawer()
      .getByRole('button', { name: /^Undo: Associate degree, Community College of Phil/ })
      .click();
    await drawer()
      .getByText(/Taken back by Marisol Vega/)
      .waitFor();
    expect(await drawer().getByRole('button', { name: /^Undo/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Degrees earned …' }).waitFor();
  });
});
