/** How two addresses differ, as far as both say anything. */
import { slipsBetween } from '../../kernel/index.ts';
import { recordLevelCode } from './levels.ts';

export const addressCode = {
  far: recordLevelCode('address', 'far'),
  region: recordLevelCode('address', 'region'),
  near: recordLevelCode('address', 'near'),
  city: recordLevelCode('address', 'city'),
  postcode: recordLevelCode('address', 'postcode'),
  area: recordLevelCode('address', 'area'),
  street: recordLevelCode('address', 'street'),
  house: recordLevelCode('address', 'house'),
} as const;

/** Empty texts where nothing is known. */
export interface AddressSide {
  readonly street: string;
  readonly street2: string;
  readonly house: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
}

export function compareAddresses(a: AddressSide, b: AddressSide): number {
  const postcode = comparePostcodes(a.postcode, b.postcode);
  const city = compareCities(a.city, b.city);
  const local = localLevel(a, b, postcode, city);
  if (!streetsAgree(a, b)) return local;
  // A street of the same name in another town is another street.
  if (postcode === differs && (city === differs || city === unknown)) return local;
  if (postcode === unknown && city === differs) return local;
  return housesAgree(a.house, b.house) ? addressCode.house : addressCode.street;
}

const unknown = 0;
const differs = 1;
const alike = 2;
const same = 3;

function localLevel(a: AddressSide, b: AddressSide, postcode: number, city: number): number {
  if (postcode === same) return city >= alike ? addressCode.area : addressCode.postcode;
  if (city >= alike) return addressCode.city;
  if (postcode === alike) return addressCode.near;
  if (a.region !== '' && b.region !== '') {
    if (a.region !== b.region) return addressCode.far;
    return addressCode.region;
  }
  if (postcode === differs || city === differs) return addressCode.far;
  if (a.country !== '' && b.country !== '' && a.country !== b.country) return addressCode.far;
  return 0;
}

function comparePostcodes(a: string, b: string): number {
  if (a === '' || b === '') return unknown;
  if (a === b) return same;
  const sameStart = Math.min(a.length, b.length) >= 4 && a.slice(0, 3) === b.slice(0, 3);
  return sameStart || slipsBetween(a, b, 1) === 1 ? alike : differs;
}

const cityLettersMin = 4;

/** 0 unknown, 1 another, 2 some slips apart, 3 the same. */
export function compareCities(a: string, b: string): number {
  if (a === '' || b === '') return unknown;
  if (a === b) return same;
  const shortest = Math.min(a.length, b.length);
  if (shortest < cityLettersMin) return differs;
  const most = shortest < 6 ? 1 : shortest < 9 ? 2 : 3;
  return slipsBetween(a, b, most) <= most ? alike : differs;
}

const streetLettersMin = 5;

function streetsAgree(a: AddressSide, b: AddressSide): boolean {
  return (
    linesAgree(a.street, b.street) ||
    linesAgree(a.street, b.street2) ||
    linesAgree(a.street2, b.street) ||
    (linesAgree(a.street2, b.street2) && (a.street === '' || b.street === ''))
  );
}

function linesAgree(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const shortest = Math.min(a.length, b.length);
  if (shortest < streetLettersMin) return false;
  if (shortest >= 8 && (a.startsWith(b) || b.startsWith(a))) return true;
  const most = shortest < 8 ? 1 : shortest < 12 ? 2 : 3;
  return slipsBetween(a, b, most) <= most;
}

/** The same number, or none on one side: then the street alone has to do. */
const housesAgree = (a: string, b: string): boolean =>
  a !== '' && b !== '' && (a === b || a.split(' ')[0] === b.split(' ')[0]);
