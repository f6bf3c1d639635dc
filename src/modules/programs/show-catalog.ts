import { Injectable } from '@nestjs/common';
import type { CatalogView } from '../../contract/catalog.js';
import { NAMES, type Category } from '../../domain/matching/categories.js';
import type { ListedCourse } from '../../domain/program/listed-course.js';
import type { CampusEquivalent } from '../../domain/program/program.js';
import { loadCampusEquivalents } from '../../reference/load-campus-equivalents.js';
import { listCatalog, loadCatalog } from '../../reference/load-catalog.js';
import { loadCertificates } from '../../reference/load-certificates.js';

type CourseView = CatalogView['courses'][number];

/** The school's own courses as its pages show them. The files come with the program: they are read once. */
@Injectable()
export class ShowCatalog {
  #view: CatalogView | null = null;

  run(): CatalogView {
    return (this.#view ??= catalogView());
  }
}

function catalogView(): CatalogView {
  const listed = listCatalog();
  const certificates = loadCertificates();
  const { equivalents, areas, rules } = loadCampusEquivalents(listed);
  const naming = (code: string | null) =>
    certificates.filter(({ required, electives }) =>
      [...required, ...electives].some((each) => each === code),
    );
  return {
    version: loadCatalog().version,
    courses: listed.map(({ category, prerequisites, topics, ...course }) => ({
      ...course,
      category: category === null ? null : NAMES[category as Category],
      prerequisites: [...prerequisites],
      topics: [...topics],
      equivalents: equivalents.flatMap((pair) => otherSide(course, pair, listed)),
      certificates: naming(course.code).map(({ name }) => name),
    })),
    certificates: certificates.map(
      ({ name, type, courses, required, electives, listComplete, note, source }) => {
        const lists = { required: [...required], electives: [...electives], listComplete };
        return { name, type, courses, ...lists, note, source };
      },
    ),
    campus: {
      areas: { source: areas.source, names: [...areas.names] },
      rules: rules.map(({ rule, source }) => ({ rule, source })),
    },
  };
}

/** What stands on the other side of a pair that the course is in; nothing where it is in none. */
function otherSide(
  { system, code, title }: Pick<ListedCourse, 'system' | 'code' | 'title'>,
  pair: CampusEquivalent,
  listed: readonly ListedCourse[],
): CourseView['equivalents'] {
  const { online, onlineTitle, campus, family, status, source } = pair;
  const how = { status, source, family: family ? campus : null };
  if (system === 'berklee-campus') {
    const isIn = family ? code?.startsWith(`${campus}-`) : code === campus;
    return isIn === true ? [{ code: online, title: onlineTitle, ...how }] : [];
  }
  if (code !== online || title !== onlineTitle) return [];
  const other = listed.find((each) => each.system === 'berklee-campus' && each.code === campus);
  return [{ code: family ? null : campus, title: other?.title ?? `any ${campus} course`, ...how }];
}
