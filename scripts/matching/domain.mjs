/** What the scripts use of the compiled product. */
export { classifyCourse } from '../../dist/src/domain/matching/classify-course.js';
export { readCode } from '../../dist/src/domain/matching/course-code.js';
export { FIELDS, fieldsOfCode } from '../../dist/src/domain/matching/read-fields.js';
export { indexCatalog } from '../../dist/src/domain/matching/catalog-index.js';
export { catalogInOrder, decisionsInOrder } from '../../dist/src/domain/matching/in-order.js';
export { NONE_SIGNS } from '../../dist/src/domain/matching/none-signs.js';
export { heldOut, lessonOf, sharesOf, waysOf } from '../../dist/src/domain/matching/office-ways.js';
export { PAIR_SIGNS } from '../../dist/src/domain/matching/sign-names.js';
export { indexPrecedents } from '../../dist/src/domain/matching/precedents.js';
export { readCourse } from '../../dist/src/domain/matching/read-course.js';
export { signsOf, workingRoom } from '../../dist/src/domain/matching/signs-of.js';
export { weighed } from '../../dist/src/domain/matching/weighed.js';
