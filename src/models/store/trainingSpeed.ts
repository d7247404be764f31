import { defaultStore, settingsIn } from './inventory';
import type { Store } from './objects';
import { type Settings, settingsText } from './settings';
import { log } from './trainingLog';

const entries = 1000;

/**
 * How fast models were trained before, by the log of a store and the settings of what it names: a function from
 * settings to the seconds that such a model should take, undefined where nothing like it was trained. Alike are models
 * of one architecture on one data set; how many steps they train, from which seed, and how much their weights are
 * penalised does not count, for seconds follow from the steps.
 * @param store Default: the one on disk.
 */
export function trainingSpeed(store: Store = defaultStore()): (settings: Settings) => number | undefined {
  const known = new Map<string, Settings>();
  const trained = new Map<string, { steps: number; seconds: number }>();
  for (const { series, models, seconds } of log(entries, store)) {
    const settings = known.get(series) ?? settingsIn(store, series).settings;
    known.set(series, settings);
    const sum = trained.get(alike(settings)) ?? { steps: 0, seconds: 0 };
    trained.set(alike(settings), {
      steps: sum.steps + models * stepsOf(settings),
      seconds: sum.seconds + seconds,
    });
  }
  return settings => {
    const found = trained.get(alike(settings));
    return found && (found.seconds * stepsOf(settings)) / found.steps;
  };
}

interface Architecture {
  steps?: number;
  l2?: number;
}

function alike({ trainer, data, architecture }: Settings): string {
  const { steps: _, l2: __, ...network } = (architecture ?? {}) as Architecture;
  return settingsText({ trainer, data, network });
}

const stepsOf = ({ architecture }: Settings): number => (architecture as Architecture | undefined)?.steps ?? 1;
