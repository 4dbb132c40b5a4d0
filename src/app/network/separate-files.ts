/** Several lists at once of an edge list, without anybody on two and with audiences that do not overlap. */
import { type Csr, groupReach, separateLists } from '../../../graph/index.ts';
import { AppError, roundTo } from '../../kernel/index.ts';
import type { Choice, FoundList } from './choice.ts';
import type { NamedNodes } from './named-nodes.ts';

/** A list that is wanted: so many places, for those of a file or for anybody. */
export interface ListWish {
  readonly name: string;
  readonly size: number;
  readonly file: string | undefined;
}

export interface SeparateChoice {
  readonly csr: Csr;
  readonly ids: readonly string[];
  readonly wishes: readonly (ListWish & { readonly candidates: NamedNodes | undefined })[];
  readonly seed: number;
  readonly weights: Float64Array | undefined;
}

export async function chooseSeparately(options: SeparateChoice): Promise<Choice> {
  const { csr, wishes, seed, weights } = options;
  const twice = wishes.find(({ name }, at) => wishes.findIndex((one) => one.name === name) !== at);
  if (twice !== undefined) {
    throw new AppError(
      'usage.bad_option',
      `--list ${twice.name} is given twice; each list has a name of its own`,
    );
  }
  const sets = 65_536;
  const found = separateLists(csr, {
    ...{ seed, sets },
    lists: wishes.map(({ size, candidates }) => ({
      size,
      ...(candidates === undefined ? {} : { candidates: candidates.nodes }),
    })),
    ...(weights === undefined ? {} : { rootWeights: weights }),
  });
  const raw = rawOf(options, found);
  const rows = found.lists.flatMap(({ seeds, jointReach }, list) =>
    Array.from(seeds, (node, at) => ({
      ...{ list: wishes[list]!.name, position: at + 1, node },
      jointReach: roundTo(jointReach[at]!, 4),
      jointReachRaw: roundTo(raw[list]![at]!, 4),
    })),
  );
  const lists = wishes.map(({ name, size, candidates }, at) => ({
    ...{ list: name, asked: size, chosen: found.lists[at]!.seeds.length },
    candidates: candidates?.nodes.length,
    jointReach: roundTo(found.lists[at]!.jointReach.at(-1) ?? 0, 4),
    jointReachRaw: roundTo(raw[at]!.at(-1) ?? 0, 4),
  }));
  return {
    ...{ rows, weighted: weights !== undefined, notes: lists.flatMap(shortOf) },
    outcome: {
      jointReach: roundTo(found.reach, 4),
      jointReachRaw: roundTo(
        raw.reduce((sum, one) => sum + (one.at(-1) ?? 0), 0),
        4,
      ),
      lowerBound: roundTo(found.lowerBound, 4),
      ...{
        upperBound: undefined,
        guarantee: undefined,
        choice: 'greedy',
        sets,
        stoppedBy: 'sets',
        lists,
      },
    },
  };
}

/** Of each list and place: people reached with everybody counting for one. */
function rawOf(
  { csr, weights, seed }: SeparateChoice,
  { lists, order }: ReturnType<typeof separateLists>,
): readonly Float64Array[] {
  if (weights === undefined) return lists.map(({ jointReach }) => jointReach);
  const added = groupReach(csr, { order, seed: `raw/${seed}` });
  const addedBy = new Map(Array.from(order, (node, place) => [node, added[place]!]));
  return lists.map(({ seeds }) => {
    let sum = 0;
    return Float64Array.from(seeds, (node) => (sum += addedBy.get(node)!));
  });
}

const shortOf = ({ list, asked, chosen }: FoundList): string[] =>
  chosen < asked
    ? [
        `list ${list}: ${asked} were asked for, but only ${chosen} candidates were left; all were taken`,
      ]
    : [];
