/** Records that no school sends, made on the spot: each must end in one answer, and harm nothing. */

const HEAD = '<CollegeTranscript><Student><AcademicRecord>';
const TAIL = '</AcademicRecord></Student></CollegeTranscript>';
const COURSE =
  '<Course><CourseCreditBasis>Regular</CourseCreditBasis><CourseCreditValue>3</CourseCreditValue>' +
  '<CourseNumber>101</CourseNumber><CourseTitle>Logic</CourseTitle></Course>';

/** A transcript with so many courses; well formed. */
export function pescOf(courses: number): string {
  return HEAD + COURSE.repeat(courses) + TAIL;
}

/** A document type that would read a file of the machine into the title. */
export function externalEntity(): string {
  const type = '<!DOCTYPE CollegeTranscript [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  return `<?xml version="1.0"?>\n${type}\n${pescOf(1).replace('Logic', '&x;')}`;
}

/** Entities that grow tenfold at each of ten steps. */
export function billionLaughs(): string {
  const steps = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${steps.join('')}]><lolz>&l10;</lolz>`;
}

export function nested(deep: number): string {
  return `<CollegeTranscript>${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</CollegeTranscript>`;
}

export function nestedJson(deep: number): string {
  return `{"type":"ClrCredential","a":${'['.repeat(deep)}${']'.repeat(deep)}}`;
}
