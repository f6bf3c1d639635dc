import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type { Letter } from './letters.js';

/** A letter that was kept instead of sent. */
export interface CapturedLetter extends Letter {
  readonly to: string;
  readonly date: string;
}

/** Sends letters by SMTP; without a mail server it keeps them as files that a person can open. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #captureIn: string | null;

  constructor(
    private readonly settings: {
      readonly smtpUrl: string | null;
      readonly from: string;
      readonly dataDir: string;
    },
  ) {
    this.#captureIn = settings.smtpUrl === null ? join(settings.dataDir, 'mail') : null;
    this.#transport =
      settings.smtpUrl === null
        ? (createTransport({
            streamTransport: true,
            buffer: true,
            newline: 'unix',
          }) as unknown as Transporter)
        : createTransport(settings.smtpUrl, { connectionTimeout: 10_000, socketTimeout: 20_000 } as never);
  }

  /**
   * `id` names the letter: sending the same one twice leaves one file, and one Message-ID at the receiver.
   */
  async send(
    id: string,
    to: { readonly name: string; readonly address: string },
    letter: Letter,
  ): Promise<void> {
    const messageId = `<${id}@segue>`;
    const sent = (await this.#transport.sendMail({ from: this.settings.from, to, messageId, ...letter })) as {
      message?: Buffer;
    };
    if (this.#captureIn === null || sent.message === undefined) return;
    await mkdir(this.#captureIn, { recursive: true, mode: 0o700 });
    const kept: CapturedLetter = { to: to.address, date: new Date().toISOString(), ...letter };
    await this.#keep(join(this.#captureIn, `${id}.eml`), sent.message);
    await this.#keep(join(this.#captureIn, `${id}.json`), JSON.stringify(kept));
  }

  /** Letters kept as files, newest first; null when a mail server sends them. */
  async captured(): Promise<readonly CapturedLetter[] | null> {
    if (this.#captureIn === null) return null;
    const folder = this.#captureIn;
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
    const letters = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as CapturedLetter),
    );
    return letters.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  }

  async #keep(path: string, content: Buffer | string): Promise<void> {
    await writeFile(`${path}.part`, content, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
}
