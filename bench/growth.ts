import { ours } from './contestant';
import { inFolder } from './measure';
import type { Growth } from './result';
import { spread } from './spread';

interface Series extends Omit<Growth, 'points'> {
  /** Names in `worker.ts`; the next is tried where the data of one cannot be had. */
  name: string;
  otherwise?: Series;
  amount: 'models' | 'records';
  full: number[];
  quick: number[];
}

const models = (name: string, title: string): Series => ({
  name,
  title: `Training ${title}`,
  unit: 'reference models',
  amount: 'models',
  full: [10, 30, 100, 300, 1000],
  quick: [2, 4],
});

const cancer = models('growth-cancer', 'on Cancer, 3,000 steps');
const adult: Series = { ...models('growth-adult', 'on Adult, 1,000 steps'), otherwise: cancer };
const records: Series = {
  name: 'growth-records',
  title: 'Selection among as many records, 200 logits',
  unit: 'records',
  amount: 'records',
  full: [1000, 3000, 10_000, 20_000, 40_000],
  quick: [100, 200],
};

/** How the cost of training grows with the models, and that of selection with the records. */
export async function measureGrowth(rounds: number, quick: boolean): Promise<Growth[]> {
  const all: Growth[] = [];
  for (const one of [quick ? cancer : adult, records]) all.push(await follow(one, Math.min(rounds, 3), quick));
  return all;
}

async function follow(one: Series, rounds: number, quick: boolean): Promise<Growth> {
  const { name, title, unit, amount, otherwise } = one;
  return inFolder(async folder => {
    const gmia = ours(name, folder, quick);
    try {
      const [{ missing }] = await gmia.ready();
      if (missing !== undefined) {
        if (otherwise) return await follow(otherwise, rounds, quick);
        throw new Error(String(missing));
      }
      const points: Growth['points'] = [];
      for (const n of quick ? one.quick : one.full) {
        const seconds: number[] = [];
        for (let round = 0; round < rounds; round++) seconds.push((await gmia.run({ [amount]: n })).seconds);
        points.push({ amount: n, ...spread(seconds) });
      }
      return { title, unit, points };
    } finally {
      await gmia.end();
    }
  });
}
