import type { DataFrame } from 'danfojs-node';
import type { Matrix } from '../../core/matrix';
import { AttackResult } from '../result';

type Fields = Omit<ConstructorParameters<typeof AttackResult>[0], 'p'> & { confidence: Matrix };

/**
 * The confidences of the earlier attack on every record and target. Everything that works on p-values works on these: `p` is
 * 1 − confidence, so that here, too, small speaks for a member. It is no p-value, though: under the null hypothesis it has no
 * known distribution. "Member where the confidence is at least t" is `evaluate(result, { cutoff: 1 - t })`.
 */
export class ShadowResult extends AttackResult {
  /** Confidence that the record is a member of the target, `[targets × records]`; large speaks for a member. */
  declare readonly confidence: Matrix;

  constructor({ confidence, ...fields }: Fields) {
    super({ ...fields, p: { values: confidence.values.map(value => 1 - value), width: confidence.width } });
    this.confidence = confidence;
  }

  override named(name: string): ShadowResult {
    return new ShadowResult({ ...this, name });
  }

  /** A row for each record: index, class, neighbours, and its smallest and median 1 − confidence over the targets. */
  override table(): DataFrame {
    return super.table().rename({ 'smallest p': 'smallest 1 − confidence', 'median p': 'median 1 − confidence' });
  }

  /** A row for each record and target: record, class, target, loss, 1 − confidence, member. */
  override toFrame(): DataFrame {
    return super.toFrame().rename({ p: '1 − confidence' });
  }
}
