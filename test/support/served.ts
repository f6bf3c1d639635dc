import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, openWindow } from './browser.js';
import { startServer, type TestServer } from './server.js';

export interface Served {
  readonly url: string;
  readonly databaseUrl: string;
  /** A person's own window; what the page reports as broken is kept in `faults`. */
  open(options?: BrowserContextOptions): Promise<{ readonly page: Page; readonly faults: string[] }>;
}

/** The service and a browser beside it, from before the first test of a file until after the last. */
export function servedInBrowser(): Served {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    get url() {
      return server!.url;
    },
    get databaseUrl() {
      return server!.databaseUrl;
    },
    open: (options) => openWindow(browser!, server!.url, options),
  };
}
