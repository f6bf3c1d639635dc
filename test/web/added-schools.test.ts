import { newApplicant, paperOf, readCase } from '../support/applicants.js';
import { LOOKS, expectUsable, signIn } from '../support/browser.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();

describe.each(LOOKS)('a school that no directory has, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);
  const printed = `${['Zephyrine', 'Quillmoor', 'Wexcombe'][number]} Polytechnic of Oskaloom`;
  beforeAll(async () => {
    const applicant = await newApplicant(service.url, `added-${number}@example.org`);
    await readCase(applicant, '2027-fall', paperOf(printed));
  });

  it('is added where its name waits, corrected and taken away again', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto('/staff/schools');
    await page.getByRole('button', { name: printed }).waitFor();
    await expectUsable(page, `schools-waiting-${number}`);
    await page.getByRole('button', { name: printed }).click();
    await page.getByRole('heading', { name: 'No school by that name' }).waitFor();
    await expectUsable(page, `school-unknown-${number}`);
    await page.getByRole('button', { name: 'Add a school by hand …' }).click();
    const form = page.getByRole('dialog', { name: `The school that prints “${printed}”` });
    expect(await form.getByLabel('Name of the school').inputValue()).toBe(printed);
    await form.getByLabel('City').fill('Oskaloom');
    await form.getByLabel('State').fill('IA');
    await form.getByText('Unknown: its courses wait for a person').waitFor();
    await form.getByLabel('Reason').fill('Its catalog is on the shelf.');
    await expectUsable(page, `school-form-${number}`);
    await form.getByRole('button', { name: 'Add this school' }).click();
    await page.getByText(`${printed} is added.`).waitFor();
    await page.getByText('Nothing is known of its accreditation.').waitFor();
    await expectUsable(page, `school-added-${number}`, true);

    await page.getByRole('button', { name: 'Correct what is known …' }).click();
    const facts = page.getByRole('dialog', { name: `What is known of ${printed}` });
    await facts.getByRole('button', { name: 'Add an accreditation' }).click();
    await facts.getByLabel('Agency').click();
    await page.getByRole('option', { name: 'Higher Learning Commission (regional)' }).click();
    await facts.getByLabel('From').fill('2016-fall');
    await facts.getByLabel('Source read on').fill('2026-01-15');
    await facts.getByLabel('Source', { exact: true }).fill('https://zephyrine.example/accreditation');
    await facts.getByLabel('Reason').fill('Read there.');
    await expectUsable(page, `school-facts-${number}`);
    await facts.getByRole('button', { name: 'Keep this' }).click();
    await page.getByRole('cell', { name: 'Higher Learning Commission (regional)' }).waitFor();
    await page.getByText('Read there.').waitFor();
    await page.getByText('Its catalog is on the shelf.').first().waitFor();
    await expectUsable(page, `school-corrected-${number}`, true);

    await page.getByRole('button', { name: 'Take this school away …' }).click();
    const away = page.getByRole('dialog', { name: `Take ${printed} away` });
    await away.getByLabel('Reason').fill('It was a mistake.');
    await away.getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('heading', { name: 'No school by that name' }).waitFor();
    await page.getByLabel('Name as printed, or number').fill('');
    await page.getByRole('button', { name: printed }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
