import { checkText, expected } from '../core/check';
import type { Matrix } from '../core/matrix';
import type { Chosen } from '../data/chosen';
import { recordNameAt } from '../data/recordName';
import type { Records } from '../data/records';
import { type AnswerKind, answerKinds } from '../models/answers';
import type { Models } from '../models/models';
import { type Attacked, allWarnings, type Observations, observe } from './observe';
import { pValueWarnings } from './pValueWarnings';
import { itself, type Questions } from './questions';
import { ScoreResult } from './result';
import type { Spread } from './spread';

/** What an attack makes of its observations. */
export interface Judged<P extends Matrix | undefined = Matrix | undefined> {
  /** p-values `[targets × records]`, small where a member is likely. */
  p?: P;
  /** Scores `[targets × records]`, large where a member is likely. Default: −p. */
  score?: Matrix;
  /** Which attack, where it has several forms. Default: the attack's name. */
  name?: string;
  /** How it was set, for tables. Default: the attack's name. */
  method?: string;
  /** What p-values below 1/(k + 1) rest on, see `Tail`. Default: undefined, nothing is said about it. */
  beyondRanks?: string | null;
  /** By how much the references of p-values were widened. Default: undefined, nothing is said about it. */
  spread?: Spread;
  /** Number of models that the targets were compared with. Default: all references. */
  references?: number;
  /** Whether scores on one target rest on the other targets. Default: they do not. */
  usesTargets?: boolean;
  /** What each target was asked. Default: each attacked record, once. */
  questions?: Questions;
  /** What was observed of the targets, for the table of the result. */
  loss?: Matrix;
  /** What a reader has to know. */
  warnings?: readonly string[];
}

/**
 * An attack: it judges by numbers that are at hand, and so at once. What takes time comes before, such as the training
 * of classifiers; models are asked by those who want to attack.
 */
export interface Attack<Options extends object = object, P extends Matrix | undefined = Matrix | undefined> {
  /** For the legend of a chart. */
  readonly name: string;
  /** The kind of answers that it judges by. */
  readonly needs: AnswerKind;
  /** @throws RangeError for options out of range, or numbers that no model gives */
  score(seen: Observations, options?: Options): Judged<P>;
}

/**
 * Carries out an attack, one of one's own for instance: the result stands beside all others in tables and charts.
 * @param references models that were not trained on the records
 * @param targets models under attack
 * @param chosen a selection, or records; the adversary's are refused
 * @throws RangeError for models and records that do not go together, models that do not tell what the attack needs,
 *   scores that are not one for each target and record, and as the attack does
 * @example
 * const confidence = { name: 'confidence', needs: 'losses', score: ({ target: { values, records } }) =>
 *   ({ score: { values: values.map(loss => Math.exp(-loss)), width: records } }) };
 * const records = new gmia.Records(gmia.makeToy(), [0]);
 * const models = (values) => gmia.recordedModels(
 *   { kind: 'losses', values: Float64Array.from(values), models: values.length, records: 1, classes: 2 }, records);
 * const result = gmia.attackWith(confidence, models([1, 2]), models([0, 1]), records);
 * Array.from(result.score.values); // => [1, 0.36788]
 */
export function attackWith<Options extends object, P extends Matrix | undefined>(
  attack: Attack<Options, P>,
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options?: Options,
): ScoreResult<P> {
  if (typeof attack?.score !== 'function' || !answerKinds.includes(attack.needs))
    expected('an Attack with `name`, `needs` and `score`', attack, 'Such as gmia.direct, or one of your own.');
  checkText('attack.name', attack.name);
  const seen = observe(references, targets, chosen, attack.needs, attack.name);
  return resultOf(attack.name, seen, attack.score(seen, options));
}

/**
 * The result of an attack: what it judged, checked, with all warnings.
 * @throws RangeError for scores that are not one for each target and record
 */
export function resultOf<P extends Matrix | undefined>(
  attack: string,
  seen: Attacked,
  judged: Judged<P>,
): ScoreResult<P> {
  if (typeof judged !== 'object' || judged === null) expected(`p or score of the attack ${attack}`, judged);
  const { p, score, name = attack, method = name, references: compared = seen.references.size, ...rest } = judged;
  const { questions = itself } = rest;
  for (const [what, matrix] of Object.entries({ p, score })) if (matrix) checkScores(name, what, matrix, seen);
  if (!p && !score) expected(`p or score of the attack ${name}`, 'neither');
  const { records, selection, truth, targets } = seen;
  const { beyondRanks, spread } = rest;
  const found = { method, references: compared, beyondRanks, spread, p, truth };
  const own = [...(rest.warnings ?? []), ...(p ? pValueWarnings({ ...found, p }) : [])];
  const of = { questions, inclusion: targets.inclusion, usesTargets: rest.usesTargets };
  const fields = { ...found, ...of, name, loss: rest.loss, records, selection, warnings: allWarnings(seen, own) };
  return new ScoreResult<P>({ ...fields, score });
}

function checkScores(name: string, what: string, { values, width }: Matrix, { records, targets }: Attacked): void {
  if (!(values instanceof Float32Array || values instanceof Float64Array))
    expected(`${what} of the attack ${name} as a matrix of floats`, values);
  if (width !== records.length || values.length !== targets.size * width)
    expected(
      `${what} of the attack ${name} for ${targets.size} targets × ${records.length} records`,
      `${values.length} values of width ${width}`,
    );
  const bad = values.findIndex(value => Number.isNaN(value) || (what === 'p' && !(value >= 0 && value <= 1)));
  if (bad >= 0)
    expected(
      `${what} of the attack ${name} to be ${what === 'p' ? 'p-values from 0 to 1' : 'numbers'}`,
      `${values[bad]} for target ${Math.floor(bad / width)}, ${recordNameAt(records, bad % width)}`,
    );
}
