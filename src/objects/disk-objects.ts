import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObjectStore } from './object-store.js';

/** Objects as files: written beside their place, flushed, then renamed, so that no half of one is ever seen. */
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

  async listOlder(prefix: string, olderThanMs: number): Promise<readonly string[]> {
    const below = join(this.folder, prefix);
    const names = await readdir(below, { recursive: true, withFileTypes: true }).catch(() => []);
    const keys: string[] = [];
    for (const entry of names) {
      if (!entry.isFile() || keys.length >= 1000) continue;
      const path = join(entry.parentPath, entry.name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs > olderThanMs) keys.push(path.slice(this.folder.length + 1));
    }
    return keys;
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
