import PDFDocument from 'pdfkit';
import type { EvaluationCase } from '../contract/evaluation.js';
import { GROUP_TITLES, groupLines, type GroupedLine, type LineGroup } from '../contract/line-groups.js';
import { drawScore } from './draw-score.js';

const MARGIN = 40;
const WIDTH = 612 - 2 * MARGIN;
const BOTTOM = 792 - 46;
const INK = '#1B1D22';
const QUIET = '#5A5F69';
const ORDER: readonly LineGroup[] = ['counts', 'unused', 'waiting', 'refused'];

/** The one-page report: headline, the degree as a score, and every line with its reason, small enough to fit. */
export async function drawReport(given: EvaluationCase): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    autoFirstPage: true,
    info: { Title: 'Transfer credit report', Author: 'Segue', CreationDate: new Date(given.createdAt) },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  const y = drawScore(pdf, given, MARGIN, drawHead(pdf, given), WIDTH);
  drawLines(pdf, given, y + 8);
  drawFoot(pdf, given);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function drawHead(pdf: PDFKit.PDFDocument, given: EvaluationCase): number {
  const { evaluation, program, applicant } = given;
  const kind = evaluation?.kind === 'official' ? 'Official evaluation' : 'Estimate';
  const state =
    given.state === 'approved'
      ? `${kind}, approved ${given.approvedAt?.slice(0, 10)}`
      : `${kind}, not yet approved`;
  pdf.font('Helvetica').fontSize(9).fillColor(QUIET);
  pdf.text(
    `${applicant.name} · ${program.name}, catalog year ${program.catalogYear} · ${given.term}`,
    MARGIN,
    MARGIN,
    { lineBreak: false },
  );
  pdf.text(state, MARGIN, MARGIN + 12, { lineBreak: false });
  const totals = evaluation?.totals;
  pdf
    .font('Times-Bold')
    .fontSize(30)
    .fillColor(INK)
    .text(totals?.applied ?? '0', MARGIN, MARGIN + 30, { lineBreak: false });
  const after = MARGIN + pdf.widthOfString(totals?.applied ?? '0') + 8;
  const transfer = evaluation?.caps['transfer'];
  pdf.font('Helvetica').fontSize(11);
  pdf.text(
    `of ${program.totalCredits} credits count toward this degree. ${totals?.remaining ?? ''} are left to take.`,
    after,
    MARGIN + 34,
    { lineBreak: false },
  );
  pdf.fontSize(9).fillColor(QUIET);
  const limit =
    transfer === undefined
      ? ''
      : `${transfer.applied} of at most ${transfer.limit} transfer credits are used.`;
  pdf.text(limit, after, MARGIN + 49, { lineBreak: false });
  return MARGIN + 72;
}

/** The largest print at which all lines fit the page; below the least, the rest is named in one line. */
function drawLines(pdf: PDFKit.PDFDocument, given: EvaluationCase, top: number): void {
  const grouped = groupLines(given);
  const groups = ORDER.map((group) => ({
    group,
    lines: grouped.filter((each) => each.group === group),
  })).filter(({ lines }) => lines.length > 0);
  const rows = grouped.length * 2 + groups.length * 2;
  const step = Math.max(5.2, Math.min(11, (BOTTOM - top) / Math.max(1, rows)));
  const size = Math.min(8.5, step * 0.82);
  let y = top;
  for (const { group, lines } of groups) {
    if (y + 2 * step > BOTTOM) break;
    pdf
      .font('Helvetica-Bold')
      .fontSize(size + 1)
      .fillColor(INK);
    pdf.text(`${GROUP_TITLES[group]} (${lines.length})`, MARGIN, y + step * 0.5, { lineBreak: false });
    y += step * 2;
    for (const each of lines) {
      if (y + 2 * step > BOTTOM) return drawRest(pdf, y, size);
      drawLine(pdf, each, y, size, step);
      y += step * 2;
    }
  }
}

function drawLine(
  pdf: PDFKit.PDFDocument,
  { line, slots, reasons }: GroupedLine,
  y: number,
  size: number,
  step: number,
): void {
  const what = `${line.code ?? ''} ${line.title}`.trim();
  const facts = [
    line.grade ?? 'no grade',
    line.credits === null ? null : `${line.credits} ${line.unit}`,
    line.term,
  ]
    .filter(Boolean)
    .join(', ');
  pdf.font('Helvetica').fontSize(size).fillColor(INK);
  pdf.text(clip(pdf, `${what} (${facts})`, WIDTH * 0.62), MARGIN, y, { lineBreak: false });
  if (slots.length > 0) {
    const place = clip(pdf, slots.join(', '), WIDTH * 0.36);
    pdf.text(place, MARGIN + WIDTH - pdf.widthOfString(place), y, { lineBreak: false });
  }
  const reason = reasons
    .map(({ text, citation }) => (citation === null ? text : `${text} [${citation}]`))
    .join(' ');
  pdf.fillColor(QUIET).text(clip(pdf, reason, WIDTH - 10), MARGIN + 10, y + step, { lineBreak: false });
}

function drawRest(pdf: PDFKit.PDFDocument, y: number, size: number): void {
  pdf.font('Helvetica-Oblique').fontSize(size).fillColor(QUIET);
  pdf.text('Further lines stand on the page of your application.', MARGIN, Math.min(y, BOTTOM), {
    lineBreak: false,
  });
}

function drawFoot(pdf: PDFKit.PDFDocument, { evaluation, version, application }: EvaluationCase): void {
  pdf.font('Helvetica').fontSize(6.5).fillColor(QUIET);
  const versions = evaluation === null ? '' : Object.values(evaluation.versions).join(' · ');
  pdf.text(`Case ${application}, version ${version}. Made from ${versions}.`, MARGIN, 792 - 36, {
    lineBreak: false,
  });
  pdf.text(
    `Input ${evaluation?.inputSha256 ?? ''}. An estimate binds nobody until the registrar approves it.`,
    MARGIN,
    792 - 27,
    { lineBreak: false },
  );
}

function clip(pdf: PDFKit.PDFDocument, text: string, width: number): string {
  if (pdf.widthOfString(text) <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pdf.widthOfString(`${text.slice(0, middle)}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
