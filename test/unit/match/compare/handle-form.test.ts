import { describe, expect, it } from 'vitest';
import { formBits, formOfShown, handleForm } from '../../../../src/match/compare/handle-form.ts';
import { handleParts } from '../../../../src/match/normalise/handle.ts';

const lena = { given: 'magdalena', family: 'kranzow' };
const of = (handle: string, names = lena) => handleForm(handleParts(handle), names);

describe('the form of a handle', () => {
  it.each([
    ['magdalenakranzow', 'GF'],
    ['magdalena_kranzow', 'GF'],
    ['kranzow.magdalena', 'FG'],
    ['mkranzow', 'gF'],
    ['magdalenak', 'Gf'],
    ['kranzowm', 'Fg'],
    ['magdalena87', 'G2'],
    ['magdalenakranzow7', 'GF1'],
    ['magdalenakranz', 'GF'],
    ['lenakranzow', 'NF'],
    ['realmagdalenakranzow', '+GF'],
    ['silentheron', null],
  ])('%s is %s', (handle, form) => {
    expect(of(handle)).toBe(form);
  });

  it('is not taken for digits where an umlaut is folded', () => {
    expect(of('manuelvazquez', { given: 'manuel', family: 'vazquez' })).toBe('GF');
  });

  it('is read beside a shown name in either order', () => {
    const parts = handleParts('annabergmoser');
    expect(formOfShown(parts, ['anna', 'bergmoser'])).toBe('GF');
    expect(formOfShown(parts, ['bergmoser', 'anna'])).toBe('GF');
  });

  it('is rarer with digits and affixes before anything is counted, and as rare as counted after', () => {
    const none = { people: 0, forms: new Map<string, number>() };
    const [whole, numbered, affixed] = ['GF', 'GF2', '+GF'].map((form) => formBits(form, none));
    expect(whole).toBeGreaterThan(affixed ?? 0);
    expect(affixed).toBeGreaterThan(numbered ?? 0);
    const counted = { people: 1_000_000, forms: new Map([['GF', 250_000]]) };
    expect(formBits('GF', counted)).toBeCloseTo(-2, 2);
  });
});
