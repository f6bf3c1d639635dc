import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './child-protocol.js';
import { drawPage } from './draw-page.js';
import { outlineTable, readDocument } from './read-document.js';
import { refuse, RefusedDocument } from './refusal.js';

/**
 * The program of a reader process. It gets bytes and gives back plain data; it opens no file of the user's,
 * and nothing here reaches the network. Limits on time and memory are the parent's to enforce, by SIGKILL.
 */
process.on('message', (question) => {
  void answer(question as Question).then((reply) => process.send?.(reply));
});

// Ctrl-C goes to the whole process group; the parent decides when its children end.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
endWithParent();
globalThis.fetch = () => Promise.reject(new Error('a reader fetches nothing'));

async function answer(question: Question): Promise<Answer> {
  try {
    switch (question.kind) {
      case 'read':
        return await readDocument(question, (scan) => process.send?.(scan));
      case 'outline':
        return await outlineTable(question);
      case 'draw':
        return await drawPage(question);
    }
  } catch (error) {
    return error instanceof RefusedDocument ? error.refusal : refuse('unreadable');
  }
}

/**
 * A parent killed by SIGKILL closes the channel, but a child that is busy in a parser does not look; a thread
 * does.
 */
function endWithParent(): void {
  const source = `
    const parent = ${process.ppid};
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);`;
  new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}
