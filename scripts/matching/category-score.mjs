import { classifyCourse, FIELDS, fieldsOfCode, readCode } from './domain.mjs';

/**
 * How often a course from elsewhere has the category of the department whose course an office gave for it:
 * `asked` courses, `right` with code and title, `byTitle` by the title alone. Left out are departments that
 * stand for several categories. Offices cross departments too, so not all that differs is wrong.
 */
export function categoryScore({ asked }) {
  const score = { asked: 0, right: 0, byTitle: 0 };
  for (const { code, title, right } of asked) {
    const wanted = new Set(right.flatMap((home) => categoriesOf(home)));
    if (wanted.size !== 1) continue;
    score.asked += 1;
    if (wanted.has(classifyCourse({ code, title }).category)) score.right += 1;
    if (wanted.has(classifyCourse({ code: null, title }).category)) score.byTitle += 1;
  }
  return score;
}

function categoriesOf(home) {
  return fieldsOfCode(readCode(home).subject).map((field) => FIELDS[field].category);
}
