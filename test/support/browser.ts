import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserPath } from './environment.js';

/** Nothing but the page under test is ever asked for. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What every page is looked at in: each is a test case of its own. */
export const LOOKS = [
  { look: 'wide and light', options: {} },
  { look: 'wide and dark', options: { colorScheme: 'dark' } },
  {
    look: 'at phone width',
    options: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true },
  },
] as const;

/** The real browser that `npm test` has found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: QUIET });
}

/** A person's own window; what the page reports as broken is kept in `faults`. */
export async function openWindow(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    // A notice that fades while its colours are measured has none that anybody reads.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // An answer that says no (401 before the sign-in, 409 …) is reported by the browser too; the page handles
    // it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, faults };
}

export async function signIn(page: Page, email: string, password = 'segue-demo-2026'): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('button', { name: /\p{Lu}/u })
    .first()
    .waitFor();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

/** What axe finds that would stop a person: serious and critical findings, each with its place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // A colour in the middle of a transition is none that anybody reads.
  await page.waitForTimeout(350);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** A picture for people who change the page, in the folder that `SCREENSHOTS` names. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

/** Nothing stops a person here, nothing stands beside the window; with a name, there is a picture of it. */
export async function expectUsable(page: Page, name?: string, fullPage = false): Promise<void> {
  if (name !== undefined) await picture(page, name, fullPage);
  expect(await seriousFindings(page)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
}
