import fc from 'fast-check';
import {
  addCredits,
  compareCredits,
  credits,
  printCredits,
  readCredits,
  scaleCredits,
  subtractCredits,
  timesCredits,
} from '../../src/domain/credits.js';

const TWO_THIRDS = credits('2/3');

describe('credits', () => {
  it('4.5 quarter hours are 3 semester hours exactly', () => {
    expect(scaleCredits(credits('4.5'), TWO_THIRDS)).toBe('3');
  });

  it('three 5-credit quarter courses are 10 semester hours, and one is 10/3', () => {
    const one = scaleCredits(credits('5'), TWO_THIRDS);
    expect(one).toBe('10/3');
    expect(addCredits(one, one, one)).toBe('10');
  });

  it('a tenth and two tenths are three tenths', () => {
    expect(addCredits(credits('0.1'), credits('0.2'))).toBe('0.3');
  });

  it('every spelling of one amount is one text', () => {
    for (const spelling of ['3', '3.0', '3.000', '3,00', '03', '+3', '6/2']) {
      expect(readCredits(spelling)).toBe('3');
    }
    expect(readCredits('0.50')).toBe('0.5');
    expect(readCredits('-0')).toBe('0');
  });

  it('what is no amount is null, never zero', () => {
    for (const text of [
      '',
      'A',
      '3 credits',
      '1e3',
      'NaN',
      'Infinity',
      '1/0',
      '3.',
      '.5',
      '1,000.00',
      '9'.repeat(20),
    ]) {
      expect(readCredits(text)).toBeNull();
    }
  });

  it('print rounds to two decimals and never up', () => {
    expect(printCredits(credits('10/3'))).toBe('3.33');
    expect(printCredits(credits('2/3'))).toBe('0.66');
    expect(printCredits(credits('4.5'))).toBe('4.5');
    expect(printCredits(credits('60'))).toBe('60');
  });

  it('sums do not depend on the order and undo one another', () => {
    const amount = fc
      .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 }))
      .map(([n, d]) => credits(`${n}/${d}`));
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (amounts) => {
        const sum = addCredits(...amounts);
        expect(addCredits(...amounts.toReversed())).toBe(sum);
        expect(amounts.reduce((rest, each) => subtractCredits(rest, each), sum)).toBe('0');
      }),
    );
  });

  it('times is repeated addition, and comparison agrees with subtraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 500 }), (n, cents) => {
        const each = credits(`${cents}/100`);
        expect(timesCredits(each, n)).toBe(addCredits(...Array.from({ length: n }, () => each)));
        expect(Math.sign(compareCredits(each, credits('1')))).toBe(Math.sign(cents - 100));
      }),
    );
  });

  it('five hundred rows add up exactly, whatever their fractions', () => {
    const row = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.constantFrom('1', '2', '3', '7', '10', '12', '100'))
      .map(([n, d]) => `${n}/${d}`);
    fc.assert(
      fc.property(fc.array(row, { minLength: 500, maxLength: 500 }), (rows) => {
        const sum = addCredits(...rows.map((each) => scaleCredits(credits(each), TWO_THIRDS)));
        const exact = rows.reduce(
          ([top, bottom], each) => {
            const [n, d] = each.split('/').map(BigInt) as [bigint, bigint];
            return [top * d * 3n + 2n * n * bottom, bottom * d * 3n] as const;
          },
          [0n, 1n] as readonly [bigint, bigint],
        );
        const read = sum.includes('/') ? sum.split('/').map(BigInt) : [decimal(sum), 10n ** 20n];
        expect(read[0]! * exact[1]).toBe(exact[0] * read[1]!);
      }),
      { numRuns: 20 },
    );
    function decimal(text: string): bigint {
      const [whole, rest = ''] = text.split('.');
      return BigInt(whole! + rest.padEnd(20, '0'));
    }
  });
});
