// How well course matching does on published decisions, by cross-validation, next to simple methods.
// `npm run score:matching -- FOLDER`: one folder an office with catalog.csv, pairs.csv and no_equivalent.csv.
import { table } from '../bench/figures.mjs';
import { ensureBuilt } from './bootstrap.mjs';
import { decisionsFolder } from './matching/decisions-folder.mjs';

const folder = decisionsFolder('npm run score:matching --');
ensureBuilt();
const { readOffices, seeded } = await import('./matching/articulation-files.mjs');
const { BASELINES } = await import('./matching/baselines.mjs');
const { categoryScore } = await import('./matching/category-score.mjs');
const { calibration, figuresOf } = await import('./matching/figures.mjs');
const { crossValidate, drawExamples, officeOfGiven, summed } = await import('./matching/train.mjs');

const SUPPLIES = {
  none: 'no past decisions',
  given: 'no past decisions, a catalog of what it gives',
  few: '30 % as past decisions',
  many: '80 % as past decisions',
};
const offices = readOffices(folder);
console.log('Categories: that of the department whose course the office gave');
const share = (count, asked) => `${count} (${(count / asked).toFixed(3)})`;
console.log(
  table(
    ['office', 'courses', 'with code', 'title alone'],
    offices.map((office) => {
      const { asked, right, byTitle } = categoryScore(office);
      return [office.name, String(asked), share(right, asked), share(byTitle, asked)];
    }),
  ),
);
const { figures } = crossValidate(offices.map(drawExamples));
const ours = summed(figures);
for (const office of offices) {
  for (const [supply, name] of Object.entries(SUPPLIES)) {
    const rows = ours
      .filter((each) => each.office === office.name && each.supply === supply)
      .map((each) => rowOf(`Segue, ${each.how}`, each));
    if (rows.length === 0) continue;
    const asked = supply === 'given' ? officeOfGiven(office) : office;
    const simple =
      supply === 'many'
        ? []
        : Object.entries(BASELINES).map(([method, make]) => baselineRow(method, make, asked, supply));
    const head = [
      `${office.name}, ${name}`,
      'pairs',
      'none',
      '@1',
      '@5',
      '@10',
      'MRR',
      'AUC',
      'ECE',
      'ECE first',
      'ECE none',
    ];
    console.log(`\n${table(head, [...rows, ...simple])}`);
  }
}
console.log(
  '\nWhat was said of the first candidate, and what came true (institutions unseen, everything together)',
);
const told = ours
  .filter(({ how, supply }) => how === 'institutions unseen' && supply !== 'given')
  .flatMap(({ answers }) =>
    answers.filter(({ top }) => top !== null).map(({ top, rank }) => [top, rank === 0]),
  );
const bins = calibration(told).bins.map(({ count, said, right }, at) => [
  `${at * 10} to ${at * 10 + 10} %`,
  String(count),
  count === 0 ? '' : (said / count).toFixed(3),
  count === 0 ? '' : (right / count).toFixed(3),
]);
console.log(table(['probability', 'courses', 'said', 'true'], bins));

function rowOf(name, { pairs, none, recall1, recall5, recall10, mrr, auc, eceAll, eceTop, eceNone }) {
  const figure = (value) => (value === null || Number.isNaN(value) ? '' : value.toFixed(3));
  return [
    name,
    String(pairs),
    String(none),
    ...[recall1, recall5, recall10, mrr, auc, eceAll, eceTop, eceNone].map(figure),
  ];
}

/** The simple methods see the same draw of past decisions; their best score stands for how sure they are. */
function baselineRow(method, make, { catalog, asked }, supply) {
  const random = seeded(1);
  const drawn = asked.map((course) => ({ course, isPast: random() < (supply === 'few' ? 0.3 : 0) }));
  const rank = make(
    catalog,
    drawn.filter(({ isPast }) => isPast).map(({ course }) => course),
  );
  const answers = drawn
    .filter(({ isPast }) => !isPast)
    .map(({ course }) => {
      const homes = rank(course);
      const place = homes.findIndex(([home]) => course.right.includes(catalog[home].code));
      return {
        rank: place,
        top: null,
        all: [],
        isNone: course.right.length === 0,
        noneShare: -(homes[0]?.[1] ?? 0),
      };
    });
  return rowOf(method, { ...figuresOf(answers), eceAll: null, eceTop: null, eceNone: null });
}
