import { Injectable } from '@nestjs/common';
import { ReaderPool } from '../../documents/reader-pool.js';
import { notFound } from '../../http/problems.js';
import { ObjectStore } from '../../objects/object-store.js';
import type { TranscriptRow } from '../../store/transcript.store.js';

const DPI = 130;
/** Documents that have pages to look at; the others are text. */
const PAINTED: readonly string[] = ['pdf-text', 'pdf-scan', 'image'];

/**
 * The picture of a page, drawn once in a limited child and kept. It shows what is on the paper, whatever the
 * text says.
 */
@Injectable()
export class DrawPage {
  constructor(
    private readonly objects: ObjectStore,
    private readonly pool: ReaderPool,
  ) {}

  async run(row: TranscriptRow, page: number): Promise<Buffer> {
    const key = `pages/${row.id}/${page}.png`;
    const kept = await this.objects.get(key);
    if (kept !== null) return kept;
    const bytes = await this.objects.get(row.storageKey);
    const drawable = row.body === null || PAINTED.includes(row.body.document.type);
    if (bytes === null || !drawable || page < 1 || page > (row.pages ?? 0)) throw notFound('This page');
    const answer = await this.pool.draw(bytes, page, DPI);
    if (answer.kind === 'refused') throw notFound('This page');
    const png = Buffer.from(answer.png);
    await this.objects.put(key, png);
    return png;
  }
}
