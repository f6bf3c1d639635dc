import type { YAMLError } from 'yaml';

const LEFT_OPEN = 'a bracket is not closed, or what stands in it begins too far left';
const TWO_PAIRS =
  'a second “key: value” stands here on one line, or too far right; give it a line of its own, ' +
  'or write the value in quotation marks';

/** What the parser says in its own terms, in words of somebody who writes a case. */
const SENTENCES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_DQ_ESCAPE: 'a backslash in quotation marks stands before a sign that it does not change; leave it out',
  BAD_INDENT: LEFT_OPEN,
  BLOCK_AS_IMPLICIT_KEY: TWO_PAIRS,
  DUPLICATE_KEY: 'keys must be unique, and this one stands twice',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 signs',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or a key goes over more than one line',
  MULTIPLE_DOCS: 'a second document begins here with ---; give each a file of its own',
  TAB_AS_INDENT: 'a line begins with a tab; use spaces',
};

/** An error of the parser as a sentence without its place, which stands before it. */
export function yamlSentence({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  return `this is not YAML that can be read: ${SENTENCES[code] ?? inWords(message)}`;
}

function inWords(message: string): string {
  const closing = /^Missing closing (\S)quote/.exec(message);
  if (closing !== null) return `the closing ${closing[1]} is missing`;
  if (message.startsWith('Implicit map keys')) return 'a colon is missing after a key';
  const reserved = /^Plain value cannot start with reserved character (\S)/.exec(message);
  if (reserved !== null) return `a value cannot begin with ${reserved[1]}; write it in quotation marks`;
  if (message.startsWith('Unexpected'))
    return 'something stands here that belongs to nothing before it; look at brackets and spaces';
  // What is left names its sign; nothing follows its colon once the place is left out.
  return message.split('\n')[0]!.replace(/[:\s]+$/, '');
}
