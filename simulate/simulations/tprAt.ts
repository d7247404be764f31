import type { Scores } from '../../src/attack/result';
import type { Random } from '../../src/core/random';
import { compareTpr } from '../../src/evaluate/compareTpr';
import { flagsOf } from '../../src/evaluate/flags';
import { tprAt } from '../../src/evaluate/tprAt';
import { clusteredShare } from '../../src/stats/interval/clusteredShare';
import { clusteredVariance } from '../../src/stats/interval/clusteredVariance';
import { normalCdf, normalQuantile, studentQuantile } from '../../src/stats/numeric/distributions';
import { once, type Regime, type Simulation } from '../simulation';

/** Whether the interval of the difference held 0 as it was: with thresholds that are known. */
function pairedBefore(a: Scores, b: Scores, fpr: number): boolean {
  const truth = a.truth!;
  const { width } = a.score;
  const [ofA, ofB] = [a, b].map(attack => flagsOf(attack, fpr).flags);
  const { value, members } = compareTpr(a, b, fpr);
  const terms = Float64Array.from(truth, (member, i) => (member * (ofA[i] - ofB[i] - value!)) / members);
  const df = Math.min(width, truth.length / width) - 1;
  const reach = studentQuantile(df, 0.975) * Math.sqrt(clusteredVariance({ values: terms, width }, truth));
  return Math.abs(value!) <= reach;
}

interface Law {
  records: number;
  targets: number;
  fpr: number;
  /** By how much members' scores are larger on average, where those of non-members have variance 1. */
  shift: number;
  /** The part of the variance that lies between records, and between targets. */
  ofRecords?: number;
  ofTargets?: number;
  /** Standard deviation of the shift between records. */
  spread?: number;
}

function draw({ records, targets, fpr, shift, ofRecords = 0, ofTargets = 0, spread = 0 }: Law) {
  const right = normalCdf((shift + normalQuantile(fpr)) / Math.hypot(1, spread));
  return (random: Random) => {
    const effects = (count: number, sd: number) => Array.from({ length: count }, () => sd * random.normal());
    const byRecord = effects(records, Math.sqrt(ofRecords));
    const byTarget = effects(targets, Math.sqrt(ofTargets));
    const shifts = effects(records, spread).map(one => shift + one);
    const truth = new Uint8Array(records * targets);
    for (let t = 0; t < targets; t += 2)
      for (let r = 0; r < records; r++) truth[(t + random.integer(2)) * records + r] = 1; // halvings
    const noise = Math.sqrt(1 - ofRecords - ofTargets);
    // Half of the noise is what two attacks see alike.
    const common = Float64Array.from(truth, () => Math.SQRT1_2 * random.normal());
    const attack = (name: string) => ({
      name,
      truth,
      warnings: [],
      score: {
        values: Float64Array.from(truth, (member, i) => {
          const own = noise * (common[i] + Math.SQRT1_2 * random.normal());
          return byRecord[i % records] + byTarget[Math.floor(i / records)] + own + member * shifts[i % records];
        }),
        width: records,
      },
    });
    const [one, other] = [attack('one'), attack('other')];
    const { tpr, threshold } = tprAt(one, fpr);
    const known = clusteredShare(
      Uint8Array.from(one.score.values, value => Number(value >= threshold)),
      truth,
      records,
    );
    const difference = compareTpr(one, other, fpr);
    return {
      before: [once(known.low <= right && right <= known.high), once(pairedBefore(one, other, fpr))],
      now: [once(tpr.low <= right && right <= tpr.high), once(difference.low <= 0 && 0 <= difference.high)],
    };
  };
}

const regime = (law: Law, draws: number, quick = 0, broken?: string[]): Regime => {
  const { records, targets, fpr, ofRecords = 0, ofTargets = 0, spread = 0 } = law;
  const effects = `${100 * ofRecords} and ${100 * ofTargets} % of the variance between records and targets`;
  const name = `${records} records × ${targets} targets, FPR ${fpr}, ${effects}, shifts differ by ${spread}`;
  return { name, draws, quick, broken, draw: draw(law) };
};

const uneven = { ofRecords: 0.2, ofTargets: 0.1, spread: 0.7 };

export const tprAtSimulation: Simulation = {
  name: 'tprAt',
  about:
    'The interval of the true-positive rate at a false-positive rate (`tprAt`), and of the difference between two ' +
    'attacks that are as strong (`compareTpr`). Scores are normal, those of members shifted. *Before* took the ' +
    'threshold for known.',
  promises: [
    { what: 'the interval holds the true rate', rate: 0.93, bound: 'least' },
    { what: 'that of the difference holds 0', rate: 0.93, bound: 'least' },
  ],
  regimes: [
    regime({ records: 20, targets: 100, fpr: 0.01, shift: 1.5, ...uneven }, 300, 20),
    regime({ records: 100, targets: 100, fpr: 0.01, shift: 1.5 }, 200, 20, ['before']),
    regime({ records: 100, targets: 100, fpr: 0.01, shift: 1.5, ...uneven }, 200),
    regime({ records: 1000, targets: 20, fpr: 0.01, shift: 1.5, ofTargets: 0.3 }, 200),
    regime({ records: 1000, targets: 20, fpr: 0.001, shift: 2 }, 200),
    regime({ records: 1000, targets: 20, fpr: 0.001, shift: 2, ...uneven }, 200),
    regime({ records: 300, targets: 200, fpr: 0.001, shift: 2, ...uneven }, 100),
  ],
};
