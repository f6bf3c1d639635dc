import fc from 'fast-check';
import { canonicalJson } from '../../src/domain/canonical-json.js';

describe('canonical JSON', () => {
  it('is the JSON of the value with its keys in order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: [1, null, 'é "\n'], a: { d: undefined, c: true } })).toBe(
      '{"a":{"c":true},"b":[1,null,"é \\"\\n"]}',
    );
  });

  it('is one text, however the value was put together', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });
});
