/** Disjoint sets of numbers with path halving (Tarjan and van Leeuwen 1984); the smallest is the root. */
export interface DisjointSets {
  find(member: number): number;
  join(a: number, b: number): void;
}

export function createDisjointSets(members: number): DisjointSets {
  const parent = new Uint32Array(members).map((_, at) => at);
  const find = (member: number): number => {
    let at = member;
    for (let up = parent[at] as number; up !== at; up = parent[at] as number) {
      parent[at] = parent[up] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return {
    find,
    join(a, b) {
      const [one, two] = [find(a), find(b)];
      if (one < two) parent[two] = one;
      else parent[one] = two;
    },
  };
}
