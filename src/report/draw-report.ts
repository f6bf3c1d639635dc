import PDFDocument from 'pdfkit';
import type { EvaluationCase } from '../contract/evaluation.js';
import { printCredits, type Credits } from '../domain/credits.js';
import { creditsBrought } from '../domain/evaluation/credits-brought.js';
import { termText } from '../contract/term-text.js';
import { drawLines } from './draw-lines.js';
import { drawScore } from './draw-score.js';
import { FACE, INK, printLine, QUIET, setUpFaces } from './typeface.js';

const MARGIN = 40;
const WIDTH = 612 - 2 * MARGIN;
const FOOT = 792 - 64;

/** The one-page report: the number, the degree as a score, every line with its reason, as large as fits. */
export async function drawReport(given: EvaluationCase): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    info: {
      Title: 'Transfer credit report',
      Author: 'Segue',
      CreationDate: new Date(given.createdAt),
    },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  setUpFaces(pdf);
  drawHead(pdf, given);
  const top = drawNumber(pdf, given, MARGIN + 48);
  const y = drawScore(pdf, given, { x: MARGIN, y: top + 8, width: WIDTH });
  drawLines(pdf, given, { x: MARGIN, y: y + 2, width: WIDTH, bottom: FOOT - 8 });
  drawFoot(pdf, given);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function isApproved({ state }: EvaluationCase): boolean {
  return state === 'approved';
}

/** Whose report it is, for which degree, and in a box how far it can be relied on. */
function drawHead(pdf: PDFKit.PDFDocument, given: EvaluationCase): void {
  const { program, applicant, evaluation } = given;
  const quiet = { face: FACE.text, size: 9, colour: QUIET };
  const wide = WIDTH - 170;
  printLine(pdf, 'Transfer credit report', { x: MARGIN, y: MARGIN, width: wide }, quiet);
  const name = { face: FACE.bold, size: 14 };
  printLine(pdf, applicant.name, { x: MARGIN, y: MARGIN + 12, width: wide }, name);
  const degree = `${program.name}, catalog year ${program.catalogYear}, ${termText(given.term)}`;
  printLine(pdf, degree, { x: MARGIN, y: MARGIN + 30, width: WIDTH }, quiet);
  const isOfficial = evaluation?.kind === 'official';
  const kind = isOfficial ? 'Official evaluation' : isApproved(given) ? 'On an unofficial copy' : 'Estimate';
  const [state, colour] = isApproved(given)
    ? [`approved ${day(given.approvedAt)}`, '#FFFFFF']
    : ['not yet approved', INK];
  const box = { x: MARGIN + WIDTH - 150, y: MARGIN, width: 150, height: 26 };
  pdf.lineWidth(1).strokeColor(INK).rect(box.x, box.y, box.width, box.height);
  if (isApproved(given)) pdf.fillAndStroke(INK, INK);
  else pdf.stroke();
  const inside = { x: box.x + 8, width: box.width - 16 };
  printLine(pdf, kind, { ...inside, y: box.y + 4 }, { face: FACE.bold, size: 9, colour });
  printLine(pdf, state, { ...inside, y: box.y + 15 }, { face: FACE.text, size: 7.5, colour });
}

/** The number in the largest type on the page, and beside it what it is made of. */
function drawNumber(pdf: PDFKit.PDFDocument, { evaluation }: EvaluationCase, top: number): number {
  const applied = printed(evaluation?.totals.applied ?? '0');
  pdf
    .lineWidth(0.5)
    .strokeColor(QUIET)
    .moveTo(MARGIN, top)
    .lineTo(MARGIN + WIDTH, top)
    .stroke();
  const number = { x: MARGIN, y: top + 9, width: WIDTH / 2 };
  const x = MARGIN + printLine(pdf, applied, number, { face: FACE.numeral, size: 50 }) + 14;
  const width = MARGIN + WIDTH - x;
  const brought = evaluation === null ? '0' : printCredits(creditsBrought(evaluation));
  const words = `of ${brought} credits count toward this degree`;
  printLine(pdf, words, { x, y: top + 12, width }, { face: FACE.bold, size: 13 });
  if (evaluation === null) return top + 60;
  const { totals, caps, optimality, saved } = evaluation;
  const settled = printed(optimality.objective[1] ?? '0');
  const standing =
    settled === applied
      ? 'All of them are settled.'
      : `${settled} of them are settled; the rest wait for a decision.`;
  const facts = [
    ...(applied === '0' ? [] : [standing]),
    `${printed(totals.remaining)} of ${printed(evaluation.program.totalCredits)} credits are left to take.`,
  ];
  const transfer = caps['transfer'];
  const limits = [
    transfer === undefined
      ? null
      : `${printed(transfer.applied)} of at most ${printed(transfer.limit)} transfer credits are used.`,
    saved.money === null || saved.courses === 0
      ? null
      : `About ${thousands(saved.money)} ${saved.currency} of tuition saved (prices of ${saved.priceYear}).`,
  ];
  const quiet = { face: FACE.text, size: 9, colour: QUIET };
  printLine(pdf, facts.join(' '), { x, y: top + 29, width }, quiet);
  printLine(pdf, limits.filter((each) => each !== null).join(' '), { x, y: top + 41, width }, quiet);
  return top + 60;
}

/** How binding it is, whom to ask, and from what it was made. */
function drawFoot(pdf: PDFKit.PDFDocument, given: EvaluationCase): void {
  const { evaluation, version, application } = given;
  pdf
    .lineWidth(0.5)
    .strokeColor(QUIET)
    .moveTo(MARGIN, FOOT)
    .lineTo(MARGIN + WIDTH, FOOT)
    .stroke();
  const final = evaluation?.kind === 'official' ? '' : ' It becomes final with the official transcript.';
  const binding = isApproved(given)
    ? `Approved by the registrar’s office on ${day(given.approvedAt)}.${final}`
    : 'An estimate: it binds nobody until the registrar’s office approves it.';
  const ask =
    'To ask or to appeal, write to the registrar’s office with this page and what is new; ' +
    'somebody other than who decided will look at it.';
  const { engine, program, policy } = evaluation?.versions ?? { engine: '', program: '', policy: '' };
  const sources =
    evaluation === null
      ? ''
      : `Program ${program}; policy ${policy}; engine ${engine}; ` +
        `input ${evaluation.inputSha256.slice(0, 16)}.`;
  const made = `Case ${application}, version ${version}, made ${day(given.createdAt)}.`;
  const rows = [
    [binding, INK],
    [ask, INK],
    [made, QUIET],
    [sources, QUIET],
  ] as const;
  rows.forEach(([text, colour], at) =>
    printLine(
      pdf,
      text,
      { x: MARGIN, y: FOOT + 5 + at * 9, width: WIDTH },
      { face: FACE.text, size: at < 2 ? 7 : 6, colour },
    ),
  );
}

function printed(amount: string): string {
  return printCredits(amount as Credits);
}

function thousands(money: string): string {
  return money.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function day(moment: string | null): string {
  return moment?.slice(0, 10) ?? '';
}
