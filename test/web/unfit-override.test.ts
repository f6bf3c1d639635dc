import type { Page } from 'playwright-core';
import { newApplicant, newApplication, takeRecord } from '../support/applicants.js';
import { expectUsable, LOOKS, signIn } from '../support/browser.js';
import { Client, until } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const THEORY = `code,title,credits,grade,term,enrollment,certificate
OHARM-101,Music Theory 101,3,A-,2013-fall,credit,
`;
const ANALYSIS = 'OMPRD-160,Music Production Analysis,3,C,2014-spring,credit,\n';

const service = servedInBrowser();
let registrar: Client;
beforeAll(async () => {
  registrar = await new Client(service.url).signIn('registrar@example.edu');
});

/** A case with an override about a course that the next record no longer has. */
async function unfitCase(number: number): Promise<string> {
  const applicant = await newApplicant(service.url, `person-${number}@example.org`);
  const application = await newApplication(applicant);
  const settled = (state: string) =>
    until(async () => {
      const { evaluation } = (await registrar.get(`/api/applications/${application}`)).body;
      return evaluation?.state === state && evaluation;
    });
  await takeRecord(registrar, application, THEORY + ANALYSIS);
  const { id, version } = await settled('completed');
  const overrides = [
    { kind: 'forced-award', line: 'b2', slot: 'spec', reason: 'Read by the chair.' },
    { kind: 'blocked-award', line: 'b2', slot: 'req-mpa', reason: 'It serves elsewhere.' },
  ];
  expect((await registrar.post(`/api/evaluations/${id}/overrides`, { version, overrides })).status).toBe(200);
  await takeRecord(registrar, application, THEORY);
  await settled('failed');
  return application;
}

describe.each(LOOKS)('an override that no longer fits, $look', ({ look, options }) => {
  const number = LOOKS.findIndex((each) => each.look === look);
  let page: Page;
  let faults: readonly string[];
  beforeAll(async () => {
    const application = await unfitCase(number);
    ({ page, faults } = await service.open(options));
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/cases/${application}`);
  });
  afterAll(() => page?.context().close());
  afterEach(() => expect(faults).toEqual([]));

  it('is named at the desk, and taking it back makes the evaluation', async () => {
    const notice = page.getByText('The newest evaluation could not be made');
    await notice.waitFor();
    await page
      .getByText(/no longer stands in this case: “OMPRD-160 Music Production .* is put into/)
      .waitFor();
    await expectUsable(page, `unfit-notice-${number}`);
    await page.getByRole('button', { name: 'Look at it' }).click();
    const drawer = page.getByRole('dialog', { name: 'Overrides of this case' });
    await drawer.getByText(/This one no longer fits/).waitFor();
    await expectUsable(page, `unfit-list-${number}`);
    const asked = page.getByRole('dialog', { name: 'Take this override back' });
    await drawer.getByRole('button', { name: /^Undo: .* put into/ }).click();
    await asked.getByText(/Another override does not fit either/).waitFor();
    await asked.getByRole('button', { name: 'Take it back' }).click();
    await drawer.getByText(/Taken back by/).waitFor();
    await drawer.getByRole('button', { name: /^Undo: .* kept out/ }).click();
    await asked.getByText(/OMPRD-160 Music Production Analysis is no longer there/).waitFor();
    await expectUsable(page, `unfit-undo-${number}`);
    await asked.getByRole('button', { name: 'Take it back' }).click();
    await notice.waitFor({ state: 'detached' });
  });
});
