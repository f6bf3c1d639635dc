import type { Accreditation, Institution } from '../../domain/institution/institution.js';
import { isToCome } from './published-days.js';

/** What an import gave a school from an accreditation file whose own day was read from a slip of the pen. */
const DATED = /^DAPIP \d{4}-\d{2}-\d{2}/;
const LABEL = /^DAPIP(\d{4})$/;

/**
 * The school without the days that have not come yet: nobody knows what they were meant to be, so that of an
 * interval only what has been stays sure. The very same object where there are none.
 */
export function withoutDaysToCome(school: Institution, today: string): Institution {
  const year = LABEL.exec(school.source)?.[1];
  const isSlip = year !== undefined && isToCome(year, today);
  const isWrong = ({ source, checkedOn }: Accreditation) => DATED.test(source) && isToCome(checkedOn, today);
  if (!isSlip && !school.accreditations.some(isWrong)) return school;
  const { ended, ...kept } = school;
  const hasEnded = ended !== undefined && !(ended.on !== null && isToCome(ended.on, today));
  return {
    ...kept,
    ...(hasEnded ? { ended } : {}),
    source: isSlip ? 'DAPIP' : school.source,
    accreditations: school.accreditations.map((each) => (isWrong(each) ? putRight(each, today) : each)),
  };
}

/** Its source has no day any more, so that the next accreditation file takes its place whatever its day. */
function putRight(wrong: Accreditation, today: string): Accreditation {
  const hasCome = (day: string | null) => (day !== null && !isToCome(day, today) ? day : null);
  const { fromEstimated, ...rest } = wrong;
  const [from, to] = [hasCome(wrong.from), hasCome(wrong.to)];
  return {
    ...rest,
    from,
    ...(fromEstimated !== undefined && from !== null ? { fromEstimated } : {}),
    to,
    checkedOn: to ?? from ?? today,
    source: wrong.source.replace(DATED, 'DAPIP, its day mistyped'),
  };
}
