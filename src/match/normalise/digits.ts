/**
 * A year of birth in a run of letters and digits, as in `lena1987` or `lena_87`.
 *
 * Gives four digits (1926–2015), or two (40–99, 00–09), or null. A name with
 * several runs of digits holds none: it is a date, a phone number, or noise.
 */
const wholeYear = /^(?:19[2-9]\d|200\d|201[0-5])$/;
const shortYear = /^(?:[4-9]\d|0\d)$/;

export function yearIn(plain: string): string | null {
  const digits = plain.match(/\d+/g);
  const only = digits?.[0];
  if (only === undefined || digits?.length !== 1) return null;
  return wholeYear.test(only) || shortYear.test(only) ? only : null;
}
