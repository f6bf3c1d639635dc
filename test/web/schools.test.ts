import { newApplicant, paperOf, readCase } from '../support/applicants.js';
import { LOOKS, expectUsable, picture, seriousFindings, signIn } from '../support/browser.js';
import { ask } from '../support/database.js';
import { servedInBrowser } from '../support/served.js';

const PRINTED = 'Academy of the Seven Hills';
const service = servedInBrowser();
beforeAll(async () => {
  const { transcript } = await readCase(await newApplicant(service.url, 'somebody@example.org'));
  await ask(
    service.databaseUrl,
    `update transcript_version set body = jsonb_set(body, '{institution}', $1::jsonb)
      where transcript_id = $2`,
    [JSON.stringify({ name: PRINTED, matches: [] }), transcript],
  );
  await ask(service.databaseUrl, 'update transcript set unknown_school = $1 where id = $2', [
    PRINTED,
    transcript,
  ]);
});

describe('the page of schools', () => {
  it('lets a registrar name an unknown school once for all papers, and take that back', async () => {
    const { page, faults } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.getByRole('link', { name: 'Schools 1 waiting to be named' }).click();
    await page.getByRole('button', { name: PRINTED }).click();
    await page.getByRole('heading', { name: 'No school by that name' }).waitFor();
    await page.getByLabel('Look for its school by name or number').fill('Harlow Valley CC');
    await page.getByRole('heading', { name: 'Harlow Valley Community College' }).waitFor();
    await page.getByText(`Which school prints “${PRINTED}”?`).waitFor();
    await expectUsable(page, 'school-being-named');
    await page.getByRole('button', { name: `“${PRINTED}” is Harlow Valley Community College` }).click();
    const name = page.getByLabel('Name as printed', { exact: true });
    expect(await name.inputValue()).toBe(PRINTED);
    await page.getByLabel('Reason').fill('The school told us on the telephone.');
    await page.getByRole('button', { name: 'Keep this name' }).click();
    await page.getByText(`“${PRINTED}” means Harlow Valley Community College from now on.`).waitFor();
    await page.getByRole('link', { name: 'Schools', exact: true }).waitFor();
    await page.getByText('The school told us on the telephone.').waitFor();
    await expectUsable(page, 'school-named');
    await page.getByLabel('Name as printed, or number').fill('');
    await page.getByRole('heading', { name: 'Every school is known' }).waitFor();

    await page.getByLabel('Name as printed, or number').fill('Harlow Valley CC');
    await page.getByRole('button', { name: `Take back the name ${PRINTED}` }).click();
    await page.getByLabel('Reason').fill('It was another school.');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText(`“${PRINTED}” no longer means Harlow Valley Community College.`).waitFor();
    await page.getByLabel('Name as printed, or number').fill('');
    await page.getByRole('button', { name: PRINTED }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe.each(LOOKS)('whether a school was accredited in a term, $look', ({ look, options }) => {
  it('is yes, no or not known, and says how far the source goes', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'evaluator@example.edu');
    await page.goto('/staff/schools');
    await page.getByLabel('Name as printed, or number').fill('Pinecrest Business Inst.');
    const term = page.getByRole('group', { name: 'Was it accredited in' });
    await term.getByLabel(/season/).selectOption('Fall');
    for (const [year, answer] of [
      ['2014', 'Fall 2014, regional: not accredited'],
      ['2018', 'Fall 2018, regional: accredited'],
      ['2026', 'Fall 2026, regional: not known whether accredited'],
    ] as const) {
      await term.getByLabel(/year/).fill(year);
      await page.getByText(answer, { exact: true }).waitFor();
    }
    await page.getByText('The source was read on January 1, 2026, before the term ended.').waitFor();
    await expectUsable(page, `accredited-${LOOKS.findIndex((each) => each.look === look)}`);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** Its name is one school's, and its number another's. */
const CONTRADICTING = paperOf('Harlow Valley Community College', 'FICE Code: 007772');

describe.each(LOOKS)('the school of a document that contradicts itself, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);
  let application: string;
  beforeAll(async () => {
    for (const [unitid, opeid] of [
      ['x-harlow-valley', '00777100'],
      ['x-northgate', '00777200'],
    ]) {
      const sql = `update institution set body = jsonb_set(body, '{opeid}', to_jsonb($2::text)),
        imported_at = clock_timestamp() where unitid = $1`;
      await ask(service.databaseUrl, sql, [unitid, opeid]);
    }
    const applicant = await newApplicant(service.url, `contradicted-${number}@example.org`);
    ({ application } = await readCase(applicant, '2027-fall', CONTRADICTING));
  });

  it('is settled at the desk once for all of its lines, and taken back there', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'evaluator@example.edu');
    await page.goto(`/staff/cases/${application}`);
    const note = page.getByText('Which school is this?');
    await note.waitFor();
    await page.getByText(/Your answer holds for every course of this document\./).waitFor();
    await note.scrollIntoViewIfNeeded();
    await picture(page, `school-note-${number}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Harlow Valley Community College', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Which school is this?' });
    await dialog.getByLabel('Reason').fill('The seal says so.');
    await dialog.getByRole('button', { name: 'Set it' }).click();
    await page.getByText('School set by hand: Harlow Valley Community College').waitFor();
    expect(await note.count()).toBe(0);
    await page.getByRole('button', { name: /^Undo: Harlow Valley/ }).click();
    const back = page.getByRole('dialog', { name: 'Take the school back' });
    await back.getByLabel('Reason').fill('It was another seal.');
    await back.getByRole('button', { name: 'Take it back' }).click();
    await note.waitFor();
    expect(faults).toEqual([]);
  });
});
