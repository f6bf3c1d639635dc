import type { Page } from 'playwright-core';
import { newApplicant, PASSWORD, readCase } from '../support/applicants.js';
import { expectUsable, LOOKS, signIn } from '../support/browser.js';
import { LATE_COURSES } from '../support/late-courses.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();

describe.each(LOOKS)('facts about the student, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);
  const email = `person-${number}@example.org`;

  let application: string;
  let mine: Page;
  let desk: Page;
  const faults: (readonly string[])[] = [];
  const open = async (login: string, password: string | undefined, path: string) => {
    const window = await service.open(options);
    faults.push(window.faults);
    await signIn(window.page, login, password);
    await window.page.goto(path);
    return window.page;
  };
  beforeAll(async () => {
    const applicant = await newApplicant(service.url, email);
    ({ application } = await readCase(applicant, `${2027 + number}-fall`, LATE_COURSES));
    mine = await open(email, PASSWORD, `/applications/${application}`);
    desk = await open('registrar@example.edu', undefined, `/staff/cases/${application}`);
  });
  afterAll(async () => {
    await mine?.context().close();
    await desk?.context().close();
  });
  afterEach(() => expect(faults.flat()).toEqual([]));
  const about = () => mine.getByRole('region', { name: 'About you' });
  const drawer = () => desk.getByRole('dialog', { name: 'About the student' });

  it('are asked of the applicant, each with what it changes', async () => {
    await about().getByRole('button', { name: 'Answer them' }).click();
    await about().getByLabel('Your own language').fill('Spanish');
    await mine.keyboard.press('Escape');
    await about().getByLabel('Your first term in college, at any school: year').fill('2019');
    await about().getByRole('button', { name: 'Save' }).click();
    await about()
      .getByText(/Give both the season and the year/)
      .waitFor();
    await about().getByLabel('Your first term in college, at any school: season').selectOption('Fall');
    await about().scrollIntoViewIfNeeded();
    await expectUsable(mine, `about-you-form-${number}`);
    await about().getByRole('button', { name: 'Save' }).click();
    await about().getByText('Own language: Spanish · In college since Fall 2019').waitFor();
    await mine
      .getByText(/stated as the student’s own language/)
      .first()
      .waitFor();
    await expectUsable(mine, `about-you-stated-${number}`, true);
  });

  it('are corrected at the desk, with how it is known and what was said before', async () => {
    await desk.getByRole('button', { name: 'About the student …' }).click();
    await drawer().getByText('Own language: Spanish · In college since Fall 2019').waitFor();
    await drawer().getByLabel('First term in this degree: season').selectOption('Fall');
    await drawer().getByLabel('First term in this degree: year').fill('2025');
    await drawer().getByRole('radio', { name: 'Yes' }).check();
    await drawer().getByLabel('How it is known').fill('Stands in the record\nof enrolment.');
    await expectUsable(desk, `about-student-form-${number}`);
    await drawer().getByRole('button', { name: 'State it' }).click();
    await drawer()
      .getByText(/In this degree since Fall 2025 · Enrolled in this degree/)
      .waitFor();
    await drawer().getByText('Stands in the record of enrolment.').waitFor();
    await drawer()
      .getByText(/Replaced by what stands above/)
      .waitFor();
    await expectUsable(desk, `about-student-stated-${number}`);
    await desk.keyboard.press('Escape');
    await expectUsable(desk, `about-student-desk-${number}`);
  });

  it('let a course that was taken after entry wait until its approval is stated', async () => {
    const line = desk.getByRole('button', { name: /SOC 101/ }).first();
    await line.click();
    const approval = () => desk.getByRole('region', { name: 'Approval beforehand' });
    await approval().getByRole('button', { name: 'It was approved before …' }).click();
    await approval().getByLabel('How it is known').fill('A form of 2 May 2025.');
    await approval().scrollIntoViewIfNeeded();
    await expectUsable(desk, `pre-approval-form-${number}`);
    await approval().getByRole('button', { name: 'State it' }).click();
    await approval()
      .getByText(/stated by Marisol Vega, .*: A form of 2 May 2025\./)
      .waitFor();
    await expectUsable(desk, `pre-approval-stated-${number}`);
    await approval().getByRole('button', { name: 'Take this statement back …' }).click();
    await approval().getByLabel('How it is known').fill('Of another course.');
    await approval().getByRole('button', { name: 'Take it back' }).click();
    await approval().getByRole('button', { name: 'It was approved before …' }).waitFor();
  });

  it('that the office has stated the applicant sees and no longer changes', async () => {
    await about()
      .getByText(/The registrar’s office has stated this/)
      .waitFor();
    expect(await about().getByRole('button').count()).toBe(0);
    await mine
      .getByRole('button', { name: /SOC 101/ })
      .first()
      .click();
    await mine
      .getByRole('dialog')
      .getByText(/stated to have begun in fall 2025/)
      .waitFor();
    await expectUsable(mine, `about-you-line-${number}`);
    await mine.keyboard.press('Escape');
    await expectUsable(mine, `about-you-office-${number}`, true);
  });
});
