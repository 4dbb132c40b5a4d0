/**
 * How figures read in reasons and evidence: the same number the same way everywhere.
 */

/** Whole numbers from ten on, one decimal below; thousands parted by a comma. */
export function countText(value: number): string {
  const shown = value >= 10 ? Math.round(value).toString() : value.toFixed(1).replace(/\.0$/, '');
  return shown.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 post`, `3 posts`, `1,200 people`. */
export const ofThings = (value: number, one: string, many = `${one}s`): string =>
  `${countText(value)} ${countText(value) === '1' ? one : many}`;

/** `+0.41`, `−0.20`, `0.00`. */
export function sentimentText(value: number): string {
  const shown = Math.abs(value).toFixed(2);
  if (shown === '0.00') return shown;
  return `${value < 0 ? '−' : '+'}${shown}`;
}

export const percentText = (percent: number): string => `${Math.floor(percent)} %`;
