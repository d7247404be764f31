import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { checkFields, checkInteger, checkName, checkText, expected } from '../core/check';
import { checkList, checkMatrix, checkTexts } from '../core/checkList';
import { checkPosition } from '../core/checkPositions';
import { count } from '../core/format';
import { column, type Matrix, rows } from '../core/matrix';
import { oncePer } from '../core/oncePer';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import type { Chosen } from '../data/chosen';
import { type Inclusion, inclusions } from '../data/inclusion';
import { recordColumns } from '../data/recordColumns';
import { Records } from '../data/records';
import { medianOfSorted } from '../stats/numeric/median';
import type { Questions } from './questions';
import type { Spread } from './spread';

/**
 * What every attack gives: a score for each record and target, and p-values if it has any. Attacks are compared by
 * these alone.
 */
export interface Scores {
  /** Which attack, for the legend of a chart. */
  readonly name: string;
  /** How it was set, such as 'pchip' or 'per-record variance'. */
  readonly method?: string;
  /** Number of models that the targets were compared with. */
  readonly references?: number;
  /** What each target was asked; undefined when not known. */
  readonly questions?: Questions;
  /** `[targets × records]`, row-major; a larger score speaks for a member. What else it means depends on the attack. */
  readonly score: Matrix;
  /** p-values in the layout of `score`, small where a member is likely; undefined where the scores are no p-values. */
  readonly p?: Matrix;
  /** What p-values below 1/(k + 1) rest on, see `Tail`; null where there are none, undefined without p-values. */
  readonly beyondRanks?: string | null;
  /**
   * By how much the references of p-values were widened, as it takes where they share one finite set of records: see
   * `attackDirectly`. Undefined where nothing is known of it.
   */
  readonly spread?: Spread;
  /** 1 where the record is a member, in the layout of `score`; undefined when not known. */
  readonly truth?: Uint8Array;
  /** How it was decided who is a member: by halves of the pool, or by coins; undefined when not known. */
  readonly inclusion?: Inclusion;
  /**
   * Whether the scores on one target rest on the other targets, as those of attacks do that compare it with models
   * trained on the records: then they are not independent of each other. Default: they do not.
   */
  readonly usesTargets?: boolean;
  /** The attacked records; undefined when the attack started from losses. */
  readonly records?: Records;
  /** What a reader has to know; shown under every table and chart of the result. */
  readonly warnings: readonly string[];
}

/** Scores that are p-values. */
export type PValues = Scores & Required<Pick<Scores, 'p' | 'method' | 'references'>>;

type Fields<P> = Omit<Scores, 'score' | 'p' | 'warnings'> &
  Required<Pick<Scores, 'method' | 'references'>> & {
    warnings: string[];
    /** What was observed of the targets, `[targets × records]`. */
    loss?: Matrix;
    /** How the records were chosen; undefined when they were given as such, or the attack started from losses. */
    selection?: Chosen;
    p?: P;
    /** Default: −p. */
    score?: Matrix;
  };

/** −p, the same matrix at each call. */
const negative = oncePer((p: Matrix): Matrix => {
  const values = new Float64Array(p.values.length);
  for (let i = 0; i < values.length; i++) values[i] = -p.values[i];
  return { values, width: p.width };
});

function checkResultFields<P extends Matrix | undefined>(fields: Fields<P>): Fields<P> {
  checkFields('fields', fields, 'the fields of a result', ['name', 'warnings'], 'Attacks make results of them.');
  const { name, method, references, beyondRanks, warnings, p, score, loss, truth, records, inclusion } = fields;
  checkText('name', name);
  if (method !== undefined) checkText('method', method);
  if (beyondRanks !== undefined && beyondRanks !== null) checkText('beyondRanks', beyondRanks);
  if (references !== undefined) checkInteger('references', references, 0);
  if (inclusion !== undefined) checkName('inclusion', inclusion, inclusions);
  checkTexts('warnings', warnings);
  const { values, width } = checkMatrix('score', score ?? p ?? expected(`p or score of ${name}`, 'neither'));
  for (const [what, matrix] of Object.entries({ p, loss }))
    if (matrix !== undefined && checkMatrix(what, matrix).values.length !== values.length)
      expected(`${what} of each score of ${name}`, `${matrix.values.length} for ${values.length}`);
  if (truth !== undefined && checkList('truth', truth).length !== values.length)
    expected(`the truth of each score of ${name}`, `${truth.length} for ${values.length}`);
  if (records !== undefined && (!(records instanceof Records) || records.length !== width))
    expected(`${width} records of ${name}`, records);
  return fields;
}

/** The scores of an attack on every record and target: p-values for `P` = Matrix, none for `P` = undefined. */
export class ScoreResult<P extends Matrix | undefined = undefined> extends Tabular implements Scores {
  declare readonly name: string;
  declare readonly method: string;
  declare readonly references: number;
  declare readonly questions?: Questions;
  /** The scores of the attack; −p where it gives p-values alone. */
  declare readonly score: Matrix;
  declare readonly p: P;
  declare readonly beyondRanks?: string | null;
  declare readonly spread?: Spread;
  declare readonly loss?: Matrix;
  declare readonly truth?: Uint8Array;
  declare readonly inclusion?: Inclusion;
  declare readonly usesTargets?: boolean;
  declare readonly selection?: Chosen;
  declare readonly records?: Records;
  declare readonly warnings: string[];

  /** @throws RangeError for neither p nor score, and for fields of another kind, or of other sizes than the scores */
  constructor(given: Fields<P>) {
    super();
    const { score, ...fields } = checkResultFields(given);
    const { p } = fields;
    Object.assign(this, fields, { records: fields.records ?? fields.selection?.records });
    // Not enumerable where it follows from p, so that a copy with another p has the score of that.
    if (p && !score) Object.defineProperty(this, 'score', { get: () => negative(p) });
    else Object.assign(this, { score });
  }

  /** The same result under another name, for the legend of a chart. */
  named(name: string): this {
    checkText('name', name);
    return new ScoreResult<P>({ ...this, name }) as this;
  }

  /** The part of the result that is about the record at a position. @throws RangeError for another position */
  record(position: number): ScoreResult<P> {
    const { width } = this.score;
    checkPosition('position', position, width);
    const only = (matrix: Matrix | undefined) => matrix && { values: column(matrix, position), width: 1 };
    return new ScoreResult<P>({
      ...this,
      p: only(this.p) as P,
      score: Object.keys(this).includes('score') ? only(this.score) : undefined,
      loss: only(this.loss),
      truth: this.truth?.filter((_, i) => i % width === position),
      records: this.records && new Records(this.records.dataset, [this.records.indices[position]]),
      selection: undefined,
    });
  }

  /**
   * A row for each record: index, class, neighbours, and its smallest and median p-value, or its scores, over the
   * targets.
   */
  table(): DataFrame {
    const { selection } = this;
    const [of, name] = this.p ? [this.p, 'p'] : [this.score, 'score'];
    const sorted = Array.from({ length: of.width }, (_, r) => column(of, r).sort());
    return toFrame({
      ...recordColumns(
        this.records,
        sorted.map((_, r) => r),
      ),
      ...(selection && { neighbours: selection.positions.map(i => selection.neighbours[i]) }),
      [`smallest ${name}`]: sorted.map(values => values[0]),
      [`median ${name}`]: sorted.map(medianOfSorted),
      ...(!this.p && { 'largest score': sorted.map(values => values[values.length - 1]) }),
    });
  }

  /** A row for each record and target: record, class, target, loss, p or score, member. */
  toFrame(): DataFrame {
    const { p, score, loss, truth, records } = this;
    const { values, width } = p ?? score;
    return toFrame({
      ...recordColumns(
        records,
        Array.from(values, (_, i) => i % width),
      ),
      target: Array.from(values, (_, i) => Math.floor(i / width)),
      ...(loss && { loss: loss.values }),
      [p ? 'p' : 'score']: values,
      ...(truth && { member: truth }),
    });
  }

  [inspect.custom](): string {
    const { name, method, references, p, score } = this;
    const what = p ? `AttackResult: ${name} attack` : `ScoreResult: ${name}`;
    const extent = `${count(score.width)} records of ${count(rows(score))} targets`;
    return `${what} (${method}, ${references} references) on ${extent}`;
  }
}

/** The p-values of an attack on every record and target. */
export type AttackResult = ScoreResult<Matrix>;
