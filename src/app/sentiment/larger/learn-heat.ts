/** Learns from the company's labels how sure the larger model may be of itself. */
import type { LargerModelPort } from '../../../pipeline/index.ts';
import {
  fitHeat,
  type HeatExample,
  heatedLoss,
  type SentimentLabel,
} from '../../../sentiment/index.ts';
import { writeHeat } from './kept-heat.ts';

export interface LearnedHeat {
  /** Labels it was learned from. */
  readonly labels: number;
  /** Above one: the model was too sure of itself. */
  readonly heat: number;
  /** Mean log loss of these labels, in nats: as the model says it, and with the heat. */
  readonly lossBefore: number;
  readonly lossAfter: number;
}

export interface LabelledText {
  readonly text: string;
  readonly label: SentimentLabel;
}

/** One figure needs no more, and each costs the larger model's time. */
const labelsMax = 500;

export interface LearnHeatOptions {
  /** The model as its files say. */
  readonly port: LargerModelPort;
  /** Of the workspace; what is learned is kept there. */
  readonly folder: string;
  /** In an order by lot: the first are read. */
  readonly posts: readonly LabelledText[];
  readonly progress: (done: number, total: number) => void;
}

export async function learnHeat({
  port,
  folder,
  posts,
  progress,
}: LearnHeatOptions): Promise<LearnedHeat> {
  const read = posts.filter(({ text }) => text.trim() !== '').slice(0, labelsMax);
  const examples: HeatExample[] = [];
  const model = await port.open();
  try {
    for (const { text, label } of read) {
      examples.push({ feeling: await model.read(text), label });
      progress(examples.length, read.length);
    }
  } finally {
    await model.close();
  }
  const heat = fitHeat(examples);
  const labels = examples.length;
  const learnedAt = new Date().toISOString();
  const kept = { model: await port.fingerprint(), heat, labels, learnedAt };
  await writeHeat(folder, kept);
  const [lossBefore, lossAfter] = [heatedLoss(examples, 1), heatedLoss(examples, heat)];
  return { labels, heat, lossBefore, lossAfter };
}
