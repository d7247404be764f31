import { trainReferences } from '../../src/train/trainReferences';
import { accuracy, experiment, hand } from './experiment';
import { type Prepare, seconds } from './prepare';

const steps = 100;

/**
 * Trains two models, which is the least that can go on at the same time, with few and with many steps: the difference
 * is training alone, without what starts first. Seconds are those of 100 steps of one model.
 */
export const convolutional: Prepare = async (folder, quick) => {
  const [few, many] = quick ? [1, 6] : [10, steps];
  const models = 2;
  const { split, architecture, test } = await experiment('mnist', steps);
  hand(folder, { split, architecture, test }, 1);
  const train = (some: number) =>
    seconds(() => trainReferences(split, { ...architecture, steps: some }, { models, store: false }));
  await train(1);
  return async () => {
    const [short] = await train(few);
    const [long, references] = await train(many);
    return { seconds: ((long - short) / (many - few) / models) * steps, accuracy: accuracy(references, test) };
  };
};
