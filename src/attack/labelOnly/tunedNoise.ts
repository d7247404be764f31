import { expected } from '../../core/check';
import { follow } from '../../core/follow';
import { type WorkOptions, workOptions } from '../../core/progress';
import { randomFor, shuffle } from '../../core/random';
import { Records } from '../../data/records';
import type { Askable } from '../../models/models';
import { countPairs } from '../../stats/significance/mannWhitney';
import type { Copying } from './noisyCopies';
import { robustnessBeyond } from './robustnessBeyond';
import { wrongShares } from './wrongShares';

/** What is tried, least first. */
const LEVELS = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8];
const SAMPLE = 100;

/**
 * The noise that tells best which of the adversary's own records a reference model was trained on, as Choquette-Choo et
 * al. tune theirs on a shadow model: the level with the largest area under the ROC curve of a model's robustness
 * against that of the other reference models, pooled over models and 100 records drawn by the seed. Of equally good
 * levels the least. Costs 6 · 100 · (1 + copies) questions to each reference model, and none to a target.
 * @throws RangeError for references of which it is not known what they were trained on; InterruptedError
 */
export async function tunedNoise(
  references: Askable,
  copying: Omit<Copying, 'noise' | 'flip'> & { flip?: number },
  work: WorkOptions,
): Promise<number> {
  const { split, name } = references;
  if (!split) expected("reference models that know their split, for noise: 'tuned'", name);
  const { adversary, dataset } = split;
  const drawn = shuffle(adversary.indices.slice(), randomFor(copying.seed, 'tuned noise')).slice(0, SAMPLE);
  const records = new Records(dataset, drawn.sort());
  const trained = references.members(records);
  if (!trained?.includes(1) || !trained.includes(0))
    expected("references known to be trained on some of the adversary's records and not on others", name);
  const questions = LEVELS.length * records.length * (1 + copying.copies);
  const label = `${dataset.name}: noise tuned on ${records.length} of the adversary's records`;
  const progress = follow(label, questions, { ...workOptions(work), kept: 'Run it again to begin anew.' });
  const areas: number[] = [];
  try {
    for (const noise of LEVELS) {
      const wrong = await wrongShares(
        references,
        records,
        { ...copying, noise, flip: copying.flip ?? noise },
        progress,
      );
      const score = robustnessBeyond(wrong, wrong);
      const [ins, outs] = [1, 0].map(one => score.values.filter((_, i) => trained[i] === one));
      areas.push(countPairs(ins, outs).wins / (ins.length * outs.length));
    }
  } finally {
    progress.end();
  }
  return LEVELS[areas.indexOf(Math.max(...areas))];
}
