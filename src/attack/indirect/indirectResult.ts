import type { DataFrame } from 'danfojs-node';
import { checkText } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import { checkPosition } from '../../core/checkPositions';
import { type Matrix, row, rows } from '../../core/matrix';
import { plainFields } from '../../core/plainJson';
import { toFrame } from '../../core/toFrame';
import type { Chosen } from '../../data/chosen';
import { recordNumbers } from '../../data/recordNumbers';
import { Records } from '../../data/records';
import type { Models } from '../../models/models';
import { medianOfSorted } from '../../stats/numeric/median';
import { pValueWarnings } from '../pValueWarnings';
import { ScoreResult } from '../result';
import { blocksSpread, type Spread, type SpreadOption, spreadOf, spreadText, spreadWarnings } from '../spread';
import type { EnhancingQueries } from './findQueries';
import { combined, type Judgement, type JudgeOptions, judgeNames, judgeOptions } from './judge';

interface Evidence {
  /** For the legend of a chart. Default 'indirect'. */
  name?: string;
  /** For each record its queries, and what models say to them. */
  found: EnhancingQueries[];
  judgements: Judgement[];
  /** 1 where the record is a member, `[targets × records]`; undefined when not known. */
  truth?: Uint8Array;
  /** How the records were chosen; undefined for a part of them. */
  selection?: Chosen;
  records?: Records;
  /** Number of target models. */
  targets: number;
  /** The reference models that judge. */
  judges: Models;
  /** What all queries tell of how far references are to be widened; known in a part of a result. */
  spread?: Spread;
  warnings: string[];
}

/** The p-values of the indirect attack on every record and target, with the queries behind them. */
export class IndirectResult extends ScoreResult<Matrix> {
  readonly found: EnhancingQueries[];

  /** Combines the evidence as asked for. @throws RangeError naming the option that is wrong */
  constructor(
    private readonly evidence: Evidence,
    readonly options: JudgeOptions = {},
  ) {
    const { name = 'indirect', judgements, targets, truth, selection, records, judges, warnings } = evidence;
    const { combination, method, spread: wanted } = judgeOptions(options);
    const spread = evidence.spread ?? spreadOn(judgements, judges, wanted);
    const width = judgements.length;
    const perRecord = judgements.map(judgement => combined(judgement, targets, options, spread.lambda));
    const across = (of: (r: number, t: number) => number) =>
      Float64Array.from({ length: targets * width }, (_, i) => of(i % width, Math.floor(i / width)));
    const p = { values: across((r, t) => perRecord[r][t]), width };
    const beyondRanks =
      combination === 'rank' ? null : `the chi-square law that the combination (${combination}) assumes`;
    super({
      name,
      method: `${combination} of ${method.name}${spreadText(spread)}`,
      beyondRanks,
      spread,
      references: judges.size,
      truth,
      selection,
      records,
      p,
      warnings: [
        ...warnings,
        ...spreadWarnings(p, judges, spread),
        ...pValueWarnings({ references: judges.size, beyondRanks, p, truth }),
      ],
      loss: { values: across((r, t) => meanOf(judgements[r], t)), width },
    });
    this.found = evidence.found;
  }

  /** Without the queries, which are made of records, and what models say to each. */
  override toJSON(): Record<string, unknown> {
    const { evidence: _, options: __, ...fields } = this;
    return plainFields({
      ...fields,
      found: this.found.map(({ queries, ...one }) => ({ ...one, used: rows(queries) })),
    });
  }

  override named(name: string): this {
    checkText('name', name);
    return new IndirectResult({ ...this.evidence, name }, this.options) as this;
  }

  override record(position: number): IndirectResult {
    const { found, judgements, truth } = this.evidence;
    const width = judgements.length;
    checkPosition('position', position, width);
    return new IndirectResult(
      {
        ...this.evidence,
        found: [found[position]],
        judgements: [judgements[position]],
        truth: truth?.filter((_, i) => i % width === position),
        spread: this.spread,
        records: this.records && new Records(this.records.dataset, [this.records.indices[position]]),
        selection: undefined,
      },
      this.options,
    );
  }

  /**
   * The same evidence combined in another way; nothing is trained or searched again. @throws RangeError naming the
   * option that is wrong
   */
  combinedBy(options: JudgeOptions = {}): IndirectResult {
    checkOptions('combinedBy', options, judgeNames);
    const evidence = options.spread === undefined ? this.evidence : { ...this.evidence, spread: undefined };
    return new IndirectResult(evidence, { ...this.options, ...options });
  }

  /** What models say to the queries of the record at a position. @throws RangeError for another position */
  judgement(position: number): Judgement {
    const { judgements } = this.evidence;
    return judgements[checkPosition('position', position, judgements.length)];
  }

  /**
   * A row for each record: how many queries were kept and accepted, before and after optimisation, and their influence.
   */
  queryTable(): DataFrame {
    return toFrame({
      ...(this.records
        ? recordNumbers(this.records, [...this.found.keys()])
        : { record: this.found.map(({ record }) => record) }),
      'I(r, r)': this.found.map(({ own }) => own.influence),
      kept: this.found.map(({ before }) => before.length),
      'accepted at first': this.found.map(({ acceptedAtFirst }) => acceptedAtFirst),
      'after optimisation': this.found.map(({ acceptedAfter }) => acceptedAfter ?? null),
      'median I, kept': this.found.map(({ before, after }) => medianOfSorted((after ?? before).slice().sort())),
      used: this.found.map(({ queries }) => rows(queries)),
    });
  }
}

/** How far references are to be widened: by 'blocks' from what is said to the queries of all records together. */
function spreadOn(judgements: Judgement[], judges: Models, option: SpreadOption): Spread {
  if (option !== 'blocks' || !judges.blocks || judgements.every(({ target }) => target.width === 0))
    return spreadOf(judges, option);
  const beside = (of: (judgement: Judgement) => Matrix, models: number): Matrix => {
    const width = judgements.reduce((sum, { target }) => sum + target.width, 0);
    const values = new Float64Array(models * width);
    let at = 0;
    for (const judgement of judgements) {
      const own = of(judgement);
      for (let i = 0; i < models; i++) values.set(row(own, i), i * width + at);
      at += own.width;
    }
    return { values, width };
  };
  const reference = beside(judgement => judgement.reference, judges.size);
  return blocksSpread({ reference, blocks: beside(judgement => judgement.blocks!, judges.blocks.size) }, judges);
}

/** Mean log loss of a target over the queries; NaN without any. */
function meanOf({ target: { values, width } }: Judgement, t: number): number {
  let sum = 0;
  for (let q = 0; q < width; q++) sum += values[t * width + q];
  return sum / width;
}
