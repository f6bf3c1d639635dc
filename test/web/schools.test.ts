import type { Browser } from 'playwright-core';
import { newApplicant, readCase } from '../support/applicants.js';
import { openBrowser, openWindow, seriousFindings, signIn } from '../support/browser.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

const PRINTED = 'Academy of the Seven Hills';
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  const { transcript } = await readCase(await newApplicant(server.url, 'somebody@example.org'));
  await ask(
    server.databaseUrl,
    `update transcript_version set body = jsonb_set(body, '{institution}', $1::jsonb)
      where transcript_id = $2`,
    [JSON.stringify({ name: PRINTED, matches: [] }), transcript],
  );
  await ask(server.databaseUrl, 'update transcript set unknown_school = $1 where id = $2', [
    PRINTED,
    transcript,
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the page of schools', () => {
  it('lets a registrar name an unknown school once for all papers', async () => {
    const { page, faults } = await openWindow(browser, server.url);
    await signIn(page, 'registrar@example.edu');
    await page.goto('/staff/schools');
    await page.getByRole('button', { name: PRINTED }).click();
    await page.getByRole('heading', { name: 'No school by that name' }).waitFor();
    await page.getByLabel('Name as printed, or number').fill('Harlow Valley CC');
    await page.getByRole('heading', { name: 'Harlow Valley Community College' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add a name for Harlow Valley Community College' }).click();
    await page.getByLabel('Name as printed', { exact: true }).fill(PRINTED);
    await page.getByLabel('Reason').fill('The school told us on the telephone.');
    await page.getByRole('button', { name: 'Keep this name' }).click();
    await page.getByText(PRINTED).waitFor();
    await page.getByLabel('Name as printed, or number').fill('');
    await page.getByRole('heading', { name: 'Every school is known' }).waitFor();
    expect(faults).toEqual([]);
  });
});
