import { randomBytes } from 'node:crypto';
import { S3Objects } from '../../src/objects/s3-objects.js';
import { S3Server } from '../support/s3-server.js';

const DAY_MS = 86_400_000;
let server: S3Server;
let objects: S3Objects;
let url: string;
beforeEach(async () => {
  server = new S3Server('segue');
  url = await server.start('the-key', 'a%2Fsecret');
  objects = new S3Objects(url);
});
afterEach(() => server.stop());

describe('objects in S3-compatible storage', () => {
  it('give back the bytes that were put, whatever they are', async () => {
    const bytes = randomBytes(300_000);
    await objects.put('documents/a-1', bytes);
    await objects.put('documents/empty', new Uint8Array());
    expect(await objects.get('documents/a-1')).toEqual(bytes);
    expect(await objects.get('documents/empty')).toEqual(Buffer.alloc(0));
    expect(server.objects.get('documents/a-1')?.bytes).toEqual(bytes);
  });

  it('are null when there is nothing, and gone after deleting, also twice', async () => {
    expect(await objects.get('documents/none')).toBeNull();
    await objects.put('documents/a', Buffer.from('a'));
    await objects.delete('documents/a');
    await objects.delete('documents/a');
    expect(await objects.get('documents/a')).toBeNull();
  });

  it('are asked for with the key and region of the address', async () => {
    await objects.put('documents/a', Buffer.from('a'));
    expect([...server.signedBy].join()).toMatch(/^the-key\/\d{8}\/eu-test-1\/s3\/aws4_request$/);
  });

  it('are listed by folder and age, all of them, a thousand at a time', async () => {
    const old = new Date(Date.now() - 2 * DAY_MS);
    for (let i = 0; i < 1200; i += 1)
      server.objects.set(`documents/${String(i).padStart(5, '0')}`, {
        bytes: Buffer.alloc(1),
        changedAt: old,
      });
    server.objects.set('documents/00000', { bytes: Buffer.alloc(1), changedAt: new Date() });
    server.objects.set('documentsx/1', { bytes: Buffer.alloc(1), changedAt: old });
    server.objects.set('pages/1', { bytes: Buffer.alloc(1), changedAt: old });
    const parts = await partsOf(objects.listOlder('documents', DAY_MS));
    expect(parts.map((part) => part.length)).toEqual([999, 200]);
    const found = parts.flat();
    expect(found.every((key) => /^documents\/\d{5}$/.test(key))).toBe(true);
    expect(found).not.toContain('documents/00000');
    expect((await partsOf(objects.listOlder('pages', 3 * DAY_MS))).flat()).toEqual([]);
  });

  it('survive a storage that is busy or hangs up for a moment', async () => {
    server.troubles.push(503, 'hang up', 500);
    await objects.put('documents/a', Buffer.from('kept'));
    server.troubles.push('hang up');
    expect(String(await objects.get('documents/a'))).toBe('kept');
  });

  it('are an error, never an absence, when the storage does not answer as it should', async () => {
    server.troubles.push(403);
    await expect(objects.get('documents/a')).rejects.toThrow('AccessDenied');
    const other = new S3Objects(url.replace('/segue?', '/other?'));
    await expect(other.ping()).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    await expect(objects.ping()).resolves.toBeUndefined();
  });
});

async function partsOf<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
