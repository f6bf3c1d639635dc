import type { PdfEngine, PdfHandle } from './pdf-engine.js';
import { isProgram } from './suspicion.js';

/** More attached files than this are not looked at. */
const ATTACHMENTS_MAX = 50;

/** Whether a program is attached to the document. */
export function carriesProgram(engine: PdfEngine, pdf: PdfHandle): boolean {
  const { call } = engine;
  const count = Math.min(ATTACHMENTS_MAX, call.FPDFDoc_GetAttachmentCount(pdf));
  for (let at = 0; at < count; at += 1) {
    const attached = call.FPDFDoc_GetAttachment(pdf, at);
    if (attached === 0) continue;
    const name = engine
      .bytesFrom((to, length) => call.FPDFAttachment_GetName(attached, to, length))
      .toString('utf16le')
      .replace(/\0.*$/s, '');
    const bytes = engine.bytesFrom((to, length) => {
      const done = call.FPDFAttachment_GetFile(attached, to, length, engine.out());
      return done === 0 ? 0 : engine.uint(0);
    });
    if (isProgram(name, bytes)) return true;
  }
  return false;
}
