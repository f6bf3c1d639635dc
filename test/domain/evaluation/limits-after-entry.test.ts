import { gatherInput } from '../../../src/cli/gather-input.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';

describe('a limit on what was taken after entry', () => {
  it('counts nothing where the first term is not stated, and the check works it out anew', async () => {
    const input = await gatherInput({ case: 'fixtures/cases/kestrel-limit-after-entry.yaml' });
    const { student: _, ...unstated } = input;
    const [stated, silent] = [input, unstated].map((each) => evaluate(each).evaluation);
    expect(stated!.caps['after-entry']).toEqual({ limit: '10', applied: '9' });
    expect(stated!.caps['people-after-entry']).toEqual({ limit: '5', applied: '5' });
    expect(silent!.caps['after-entry']).toEqual({ limit: '10', applied: '0' });
    expect(verifyAgainst(stated!, input)).toEqual([]);
    expect(verifyAgainst(silent!, unstated)).toEqual([]);
    const drawn = ({ rule, where, message }: ReturnType<typeof verifyAgainst>[number]) =>
      rule === 'cap-drawn' ? [`${where} ${message}`] : [];
    expect(verifyAgainst(silent!, input).flatMap(drawn)).toEqual([
      'a-c2 draws on after-entry, but does not say so',
      'a-c2 draws on people-after-entry, but does not say so',
      'a-c3 draws on after-entry, but does not say so',
      'a-c3 draws on people-after-entry, but does not say so',
      'a-n1 draws on after-entry, but does not say so',
      'a-n2 draws on after-entry, but does not say so',
    ]);
    expect(verifyAgainst(stated!, unstated).flatMap(drawn)).toHaveLength(6);
  });
});
