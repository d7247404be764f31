import type { SettingName } from '../../src/paper/setup/settings';
import { trainReferences } from '../../src/train/trainReferences';
import { accuracy, experiment, hand } from './experiment';
import { type Prepare, seconds } from './prepare';

/** Trains `models` reference models (default 100), as a user does who keeps none. */
export const dense =
  (name: SettingName, fullSteps: number): Prepare =>
  async (folder, quick) => {
    const steps = quick ? 20 : fullSteps;
    const usual = quick ? 4 : 100;
    const { split, architecture, test } = await experiment(name, steps);
    hand(folder, { split, architecture, test }, usual);
    await trainReferences(split, { ...architecture, steps: 2 }, { models: 2, store: false });
    return async ({ models = usual }) => {
      const [elapsed, references] = await seconds(() => trainReferences(split, architecture, { models, store: false }));
      return { seconds: elapsed, accuracy: accuracy(references, test) };
    };
  };
