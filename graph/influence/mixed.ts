/** Finaliser of splitmix32 (Steele, Lea and Flood 2014): every bit of the input moves every bit of the result. */
export function mixed(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
