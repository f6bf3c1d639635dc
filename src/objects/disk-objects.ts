import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObjectStore } from './object-store.js';

const PART = 1000;

/**
 * Objects as files: written beside their place, flushed, then renamed, so that no half of one is ever seen.
 */
export class DiskObjects extends ObjectStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw error;
    }
    await flushFolder(dirname(path));
  }

  async get(key: string): Promise<Buffer | null> {
    return readFile(this.#path(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async *listOlder(prefix: string, olderThanMs: number): AsyncGenerator<readonly string[]> {
    const before = Date.now() - olderThanMs;
    const below = join(this.folder, prefix);
    const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(() => []);
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    for (let at = 0; at < paths.length; at += PART) {
      const keys: string[] = [];
      for (const path of paths.slice(at, at + PART)) {
        // A file may go between the two looks; then it is nobody's orphan.
        const changedAt = (await stat(path).catch(() => null))?.mtimeMs ?? Infinity;
        if (changedAt < before) keys.push(path.slice(this.folder.length + 1));
      }
      yield keys;
    }
  }

  async ping(): Promise<void> {
    await this.put('health/written', Buffer.from('ok'));
  }

  /** Keys are made by us from ids; anything else is a bug. */
  #path(key: string): string {
    if (!/^[a-z]+(\/[a-z0-9.-]+)+$/.test(key) || key.includes('..'))
      throw new Error('an object key of a wrong shape');
    return join(this.folder, key);
  }
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
