import { readFileSync } from 'node:fs';
import { newApplicant, PASSWORD, readCase } from '../support/applicants.js';
import { expectUsable, LOOKS, signIn } from '../support/browser.js';
import { servedInBrowser } from '../support/served.js';

const PAPER = readFileSync('fixtures/transcripts/exams/test-credit-at-a-college.txt');

const service = servedInBrowser();

describe.each(LOOKS)('exams on a transcript, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);

  it('stand as exams with their score, for the applicant and at the desk', async () => {
    const email = `exams-${number}@example.org`;
    const applicant = await newApplicant(service.url, email);
    const { application } = await readCase(applicant, '2027-fall', PAPER);
    const mine = await service.open(options);
    await signIn(mine.page, email, PASSWORD);
    await mine.page.goto(`/applications/${application}`);
    const line = mine.page.getByRole('button', { name: /AP Psychology/ }).last();
    await line.getByText('score 4 (2011)').waitFor();
    await line.click();
    await mine.page
      .getByRole('dialog')
      .getByText(/official score report would settle it/)
      .waitFor();
    await expectUsable(mine.page, `exam-line-${number}`);

    const desk = await service.open(options);
    await signIn(desk.page, 'registrar@example.edu');
    await desk.page.goto(`/staff/cases/${application}`);
    const row = desk.page.getByRole('button', { name: /CLEP College Composition/ }).first();
    await row.getByText(/score 62 \(2012\) · 3/).waitFor();
    await row.click();
    await desk.page.getByText('Exam', { exact: true }).first().waitFor();
    await expectUsable(desk.page, `exam-desk-${number}`);
    expect([...mine.faults, ...desk.faults]).toEqual([]);
    await mine.page.context().close();
    await desk.page.context().close();
  });
});
