/**
 * A stream of chance that is cheap to begin, for the many small ones a town needs.
 *
 * sfc32 (Doty-Humphrey 2010) seeded from a hash of its label. The same
 * interface as the kernel's Random, as a class, since a town begins a stream
 * for every post and a closure a method would cost more than the draws.
 */
import { hash32, type Random } from '../kernel/index.ts';

export class Stream implements Random {
  private readonly label: string;
  private a: number;
  private b: number;
  private c: number;
  private count = 1;

  constructor(label: string) {
    this.label = label;
    this.a = hash32(label, 1) | 0;
    this.b = hash32(label, 2) | 0;
    this.c = (this.a ^ Math.imul(this.b, 0x9e3779b1)) | 0;
    for (let i = 0; i < 8; i++) this.uniform();
  }

  uniform(): number {
    const sum = (this.a + this.b + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return (sum >>> 0) / 4294967296;
  }

  below(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  exponential(): number {
    return -Math.log(1 - this.uniform());
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.uniform() * values.length)] as T;
  }

  split(label: string | number): Random {
    return new Stream(`${this.label}/${label}`);
  }
}
