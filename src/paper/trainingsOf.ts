import type { EnsembleSpec } from '../train/ensembleSpec';
import { allExhibits } from './allExhibits';
import { trainingsIn } from './exhibits/trainings';
import { checkRun, type Run } from './setup/run';
import { checkSetting, type SettingName } from './setup/settings';

/**
 * All models that the notebooks of a run train in a setting and keep in the store, before any of them is trained: those
 * of the setting, and those that tables and what goes beyond the paper train besides. They come one ensemble after the
 * other, split after split, so that the samples of many splits need not be held at once; an ensemble that several
 * notebooks need comes once, or again where more of its models are needed.
 * @throws MissingDataError where the data cannot be had; RangeError for another setting, or what is no run
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const counts = {};
 * for await (const { kind, size } of gmia.paper.trainingsOf('cancer', run))
 *   counts[kind] = (counts[kind] ?? 0) + size;
 * counts; // => { reference: 920, target: 464, block: 256 }
 */
export function trainingsOf(name: SettingName, run: Run): AsyncGenerator<EnsembleSpec> {
  checkSetting('name', name);
  checkRun(run);
  return trainingsIn(name, allExhibits, run);
}
