import { openBrowser, openWindow, seriousFindings, signIn } from '../support/browser.js';
import { Client } from '../support/client.js';
import { startServer } from '../support/server.js';

describe('a forgotten password', () => {
  it('is replaced from the sign-in page, by a letter', async () => {
    const [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const person = { email: 'robin@example.org', password: 'a quiet long password', name: 'Robin Sato' };
    await new Client(server.url).post('/api/accounts', person);
    const { page, faults } = await openWindow(browser, server.url);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByRole('button', { name: 'Send the letter' }).click();
    await page.getByText('If there is an account with this address, a letter is on its way').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'see the letters' }).click();
    await page.getByRole('link', { name: /new-password#token=/ }).click();
    const field = page.getByLabel('New password', { exact: true });
    await field.fill('password');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('alert').filter({ hasText: 'Choose another' }).waitFor();
    await field.fill('another quiet long password');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(page, person.email, 'another quiet long password');
    await page.getByRole('heading', { name: 'Your applications' }).waitFor();
    expect(faults).toEqual([]);
    await browser.close();
    await server.stop();
  });
});
