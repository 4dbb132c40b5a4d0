/**
 * A name frequency that remembers what it was asked.
 *
 * Pairs come in the order of names, so the same few names are asked for again
 * and again, and reckoning a whole name goes through all its countries.
 */
import type { NameFrequency } from './frequency.ts';

/** Answers kept of one kind; then all are forgotten, which costs less than choosing. */
const answersMax = 50_000;

export function remembered(frequency: NameFrequency): NameFrequency {
  const whole = new Map<string, number>();
  return {
    familyShare: remember((family) => frequency.familyShare(family)),
    givenShare: remember((given) => frequency.givenShare(given)),
    handleShare: (letters) => frequency.handleShare(letters),
    formBits: (form) => frequency.formBits(form),
    isName: (word) => frequency.isName(word),
    wholeShare(given, family, country, left = 0) {
      const key = `${given} ${family} ${country} ${left}`;
      let share = whole.get(key);
      if (share === undefined) {
        share = frequency.wholeShare(given, family, country, left);
        if (whole.size >= answersMax) whole.clear();
        whole.set(key, share);
      }
      return share;
    },
  };
}

function remember(answer: (name: string) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    let share = known.get(name);
    if (share === undefined) {
      share = answer(name);
      if (known.size >= answersMax) known.clear();
      known.set(name, share);
    }
    return share;
  };
}
