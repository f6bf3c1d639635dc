import type { Page } from 'playwright-core';
import { LOOKS, expectUsable, signIn } from '../support/browser.js';
import { newApplicant, readCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();
let evaluator: Client;
beforeAll(async () => {
  evaluator = await new Client(service.url).signIn('evaluator@example.edu');
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Finds the school by a part of its name, with keys alone. */
async function chooseSchool(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'School' });
  await field.focus();
  await page.keyboard.type('Harlow Valley Comm');
  await page.getByRole('option', { name: /^Harlow Valley Community College · .*x-harlow-valley$/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toContain('Harlow Valley Community College');
}

/** Writes a rule in the form and saves it. */
async function draftInForm(page: Page, code: string, category: string): Promise<void> {
  await page.goto('/staff/rules/new');
  await page.getByRole('combobox', { name: 'Courses sent' }).fill(code);
  await page.keyboard.press('Enter');
  await chooseSchool(page);
  await choose(page, 'Counts as', 'A general-education category');
  await choose(page, 'Category', category);
  await page.getByLabel('Reason').fill('Syllabus compared');
}

describe.each(LOOKS)('the rule workshop, $look', ({ look, options }) => {
  const code = `ART ${LOOKS.findIndex((each) => each.look === look) + 1}`;

  it('a rule is drafted by one person, published by another, and then looked up by anybody', async () => {
    const { page, faults } = await service.open(options);
    await signIn(page, 'evaluator@example.edu');
    await draftInForm(page, code, 'Arts/Humanities');
    await page.getByText('It contradicts no published rule.').waitFor();
    await page.getByText('It would change no open case.').waitFor();
    await page.getByText(/^Looked at \d+ open cases?; none is left\.$/).waitFor();
    await expectUsable(page);
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByText('Somebody else must publish it.').waitFor();
    expect(await page.getByRole('button', { name: 'Publish this version' }).count()).toBe(0);
    await expectUsable(page);
    const address = new URL(page.url()).pathname;

    const second = await service.open(options);
    await signIn(second.page, 'registrar@example.edu');
    await second.page.goto(`/staff/rules?q=${encodeURIComponent(code)}`);
    await second.page.getByRole('link', { name: code, exact: true }).click();
    await second.page.waitForURL((url) => url.pathname === address);
    await second.page.getByRole('button', { name: 'Publish this version' }).click();
    await second.page.getByText('Published · version 1').waitFor();
    await expectUsable(second.page);
    await second.page.goto('/staff/rules');
    await second.page.getByRole('link', { name: code, exact: true }).waitFor();
    await expectUsable(second.page);

    const anybody = await service.open(options);
    await anybody.page.goto('/equivalencies');
    await anybody.page.getByLabel('School').fill('Harlow Valley Community College');
    await anybody.page.getByLabel('Course code').fill(code.toLowerCase());
    await anybody.page.getByRole('button', { name: 'Look it up' }).click();
    await anybody.page.getByRole('cell', { name: 'Arts/Humanities' }).waitFor();
    await expectUsable(anybody.page);
    await anybody.page.getByLabel('School').fill('Harlow');
    await anybody.page.getByLabel('Course code').fill('');
    await anybody.page.getByRole('button', { name: 'Look it up' }).click();
    await anybody.page.getByRole('heading', { name: 'Which school do you mean?' }).waitFor();
    await expectUsable(anybody.page, `which-school-${code}`);
    await anybody.page.getByRole('link', { name: 'Harlow Valley Community College' }).click();
    await anybody.page.getByRole('cell', { name: code }).waitFor();
    await expectUsable(anybody.page, `rules-of-school-${code}`);
    await anybody.page.getByLabel('Course code').fill(code);
    await anybody.page.getByRole('button', { name: 'Look it up' }).click();
    await anybody.page.getByRole('heading', { name: `${code}, Harlow Valley Community College` }).waitFor();
    expect(new URL(anybody.page.url()).searchParams.get('institution')).toBe('x-harlow-valley');
    expect([...faults, ...second.faults, ...anybody.faults]).toEqual([]);
    for (const each of [page, second.page, anybody.page]) await each.context().close();
  });
});

describe('the courses that a rule gives', () => {
  it('are found in the catalog by a word of their title, and keep their codes', async () => {
    const { page, faults } = await service.open();
    await signIn(page, 'evaluator@example.edu');
    await page.goto('/staff/rules/new');
    await page.getByRole('combobox', { name: 'Courses sent' }).fill('MUS 9');
    await page.keyboard.press('Enter');
    const field = page.getByRole('combobox', { name: 'Courses here' });
    await field.fill('music theory 101');
    await page.getByRole('option', { name: 'OHARM-101 Music Theory 101' }).click();
    await field.fill('basic ear');
    await page.getByRole('option', { name: /^OEART-115/ }).click();
    await page.keyboard.press('Escape');
    await page.getByText('It contradicts no published rule.').waitFor();
    await page.getByLabel('Reason').fill('Syllabus compared');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('heading', { name: /MUS 9 counts as .*OHARM-101.*OEART-115/ }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a rule that contradicts a published one', () => {
  it('says so while it is written, with a course that shows it', async () => {
    const rule = {
      sending: { institution: 'x-harlow-valley' },
      sends: [{ code: 'HUM 7' }],
      receives: { none: 'content insufficient' },
      when: { minimumGrade: 'B', minimumCredits: null, taken: { from: null, to: null }, programs: [] },
      priority: 0,
      autoApprove: true,
      citation: null,
    };
    const { body } = await evaluator.post('/api/staff/rules', {
      id: null,
      basedOn: 0,
      rule,
      reason: 'Compared',
    });
    const registrar = await new Client(service.url).signIn('registrar@example.edu');
    expect((await registrar.post(`/api/staff/rules/${body.id}/versions/1/publication`)).status).toBe(204);
    const { page } = await service.open();
    await signIn(page, 'evaluator@example.edu');
    await draftInForm(page, 'HUM 7', 'Arts/Humanities');
    await page.getByText('For example HUM 7 of Harlow Valley Community College').waitFor();
    expect(await page.getByText('grade B, 3 credits').count()).toBe(1);
    await page.context().close();
  });

  it('is ended with a reason on a day that a person names', async () => {
    const { page } = await service.open();
    await signIn(page, 'evaluator@example.edu');
    await page.goto('/staff/rules?q=HUM');
    await page.getByRole('link', { name: 'HUM 7' }).click();
    await page.getByRole('button', { name: 'End' }).click();
    await page.getByLabel('Last day').fill('2020-05-31');
    await page.getByLabel('Reason').fill('The course was replaced');
    await page.getByRole('button', { name: 'Save the end as a draft' }).click();
    await page.getByText('An end on May 31, 2020 waits to be published').waitFor();
    expect(await page.getByText('Published · version 1').count()).toBe(1);
    expect(await page.getByText('Last day May 31, 2020. The course was replaced').count()).toBe(1);
    await page.goto('/staff/rules?q=HUM+7');
    await page.getByText('An end on May 31, 2020 waits to be published').waitFor();
    await page.context().close();
  });
});

describe('decisions that agree', () => {
  it('propose a rule that a person goes on writing', async () => {
    for (const name of ['one', 'two', 'three']) {
      const open = await readCase(await newApplicant(service.url, `${name}@example.org`));
      const decisions = [
        { line: 't1-p1-l7', outcome: 'change', receives: { subject: 'Theory' }, reason: 'Compared' },
      ];
      const answer = await evaluator.post(`/api/evaluations/${open.evaluation}/decisions`, {
        version: open.version,
        decisions,
      });
      expect(answer.status).toBe(200);
    }
    const { page, faults } = await service.open();
    await signIn(page, 'evaluator@example.edu');
    await page.goto('/staff/rules');
    await page.getByText('3 decisions made it Theory elective.').waitFor();
    await expectUsable(page);
    await page.getByRole('button', { name: /Draft a rule for/ }).click();
    await page.getByRole('heading', { name: 'Draft a rule' }).waitFor();
    const school = page.getByRole('combobox', { name: 'School' });
    await until(async () => (await school.inputValue()).startsWith('Harlow Valley Community College'));
    const subject = page.getByRole('combobox', { name: 'Subject' });
    await until(async () => (await subject.inputValue()) === 'Theory elective');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
