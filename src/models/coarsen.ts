import { inspect } from 'node:util';
import { checkInteger, expected } from '../core/check';
import { requireOptions } from '../core/checkOptions';
import type { Matrix } from '../core/matrix';
import type { Progress } from '../core/progress';
import { checkRecords, type Records } from '../data/records';
import { type AnswerKind, type Answers, answersAs, follows } from './answers';
import { type Coarseness, coarsenessText } from './coarseness';
import type { Askable, Models } from './models';
import { requireKind } from './requireKind';
import { requireModels } from './requireModels';

/**
 * Models that say less than they know, as a service does that gives labels alone, the likeliest classes, or a few
 * decimals: for attacks on such services, and as a defence.
 *
 * Rounded probabilities can be 0 and 1, where the log loss is infinite and 0. All attacks take such losses: as the
 * highest and the lowest ranks, which tie, or as the bounds of what a float64 probability can say. A warning of the
 * models, which results pass on, says from where on that is so.
 * @param models anything that answers; what can be asked anew stays so
 * @throws RangeError for models that do not give probabilities (for `label`: labels), or another coarseness
 * @example
 * const models = gmia.recordedModels(
 *   { kind: 'probabilities', values: Float64Array.of(0.128, 0.872), models: 1, records: 1, classes: 2 },
 *   new gmia.Records(gmia.makeToy(), [0]),
 * );
 * Array.from(gmia.coarsen(models, { decimals: 1 }).about(models.records, 'probabilities').values); // => [0.1, 0.9]
 * Array.from(gmia.coarsen(models, { label: true }).about(models.records, 'label').values); // => [1]
 */
export function coarsen(models: Askable, to: Coarseness): Askable;
export function coarsen(models: Models, to: Coarseness): Models;
export function coarsen(models: Models | Askable, to: Coarseness): Models {
  requireModels(models);
  const { gives, from, apply, warnings = [] } = check(to);
  const words = coarsenessText(to);
  requireKind(models, from, `coarsen to ${words}`);
  const name = `${models.name}, ${words}`;
  const coarse = (answers: Answers, labels: Int32Array = new Int32Array()) =>
    apply(answersAs(answers, from, labels, models.name));
  const seen: Models = {
    name,
    size: models.size,
    gives,
    coarseness: to,
    kind: models.kind,
    split: models.split,
    sampling: models.sampling,
    blocks: models.blocks && coarsen(models.blocks, to),
    inclusion: models.inclusion,
    // Looked at when it is asked for: what a server's answers lack shows as they come.
    get warnings() {
      return [...models.warnings, ...warnings];
    },
    members: (records: Records) => models.members(records),
    about(records: Records, kind: AnswerKind): Answers {
      checkRecords('records', records);
      if (!follows(gives, kind)) expected(`models that give ${kind}`, `${gives} by ${name}`);
      const labels = records.labels();
      return answersAs(coarse(models.about(records, from), labels), kind, labels, name);
    },
  };
  if (!('ask' in models)) return seen;
  const ask = async (inputs: Matrix, signal?: AbortSignal, progress?: Progress) =>
    coarse(await models.ask(inputs, signal, progress));
  const only = models.only && ((positions: readonly number[]) => coarsen(models.only!(positions), to));
  const price = models.price && ((inputs: Matrix) => models.price!(inputs));
  return Object.assign(seen, { ask, only, price });
}

interface Coarsening {
  gives: AnswerKind;
  /** What it is made of. */
  from: AnswerKind;
  apply(answers: Answers): Answers;
  warnings?: string[];
}

function check(to: Coarseness): Coarsening {
  requireOptions<{ label?: true; top?: number; decimals?: number }>('coarsen', to, ways);
  if (Object.keys(to).length > 1) expected('one of label, top and decimals', Object.keys(to).join(', '));
  if ('label' in to && to.label === true) return { gives: 'label', from: 'label', apply: answers => answers };
  if ('top' in to) {
    const most = checkInteger('top', to.top, 1);
    return { gives: 'top', from: 'probabilities', apply: answers => largest(answers, most), warnings: [topWarning] };
  }
  if ('decimals' in to) {
    if (checkInteger('decimals', to.decimals, 0) > 15) expected('decimals to be at most 15', to.decimals);
    const scale = 10 ** to.decimals;
    const round = (value: number) => Math.round(value * scale) / scale;
    const apply = (answers: Answers) => ({ ...answers, values: Float64Array.from(answers.values, round) });
    const warnings = [roundingWarning(coarsenessText(to), to.decimals)];
    return { gives: 'probabilities', from: 'probabilities', apply, warnings };
  }
  return expected('{ label: true }, { top: 3 } or { decimals: 2 }', inspect(to));
}

const ways = { label: true, top: true, decimals: true } as const;

const topWarning =
  'Where the true class is not among the given ones, its log loss is taken as the least that it can be: it says less ' +
  'of such records, and as much of reference models only where they are made as coarse.';

function roundingWarning(words: string, decimals: number): string {
  const half = 0.5 / 10 ** decimals;
  const [low, high] = [half, 1 - half].map(value => value.toFixed(decimals + 1));
  return (
    `Probabilities are rounded to ${words}: the log loss is infinite where the true class has less than ${low}, ` +
    `and 0 where it has ${high} or more; such losses tie.`
  );
}

/**
 * The probabilities of the most likely classes; NaN stands for the others. Of equally likely ones the first are kept.
 */
function largest(answers: Answers, most: number): Answers {
  const { values, classes } = answers;
  const kept = new Float64Array(values.length).fill(NaN);
  for (let at = 0; at < values.length; at += classes) {
    const order = Array.from({ length: classes }, (_, c) => c).sort((a, b) => values[at + b] - values[at + a] || a - b);
    for (const c of order.slice(0, most)) kept[at + c] = values[at + c];
  }
  return { ...answers, kind: 'top', values: kept };
}
