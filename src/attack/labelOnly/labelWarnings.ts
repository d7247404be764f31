import { count } from '../../core/format';
import { type Matrix, rows } from '../../core/matrix';

const ALPHA = 0.1;

/**
 * What labels cannot tell: how few values robustness takes, and where references are so robust that no target can be
 * more so.
 * @param reference shares of wrong answers by the reference models, `[references × records]`
 */
export function labelWarnings(reference: Matrix, copies: number): string[] {
  const k = rows(reference);
  const { width } = reference;
  const robust = new Int32Array(width); // reference models that are right about all copies of a record
  reference.values.forEach((share, i) => {
    robust[i % width] += Number(share === 0);
  });
  const whole = robust.filter(models => models === k).length;
  const beyond = robust.filter(models => (1 + models) / (k + 1) > ALPHA).length;
  return [
    ...(copies + 2 < k + 1
      ? [
          `A record and its ${count(copies)} copies tell ${count(copies + 2)} degrees of robustness apart: fewer ` +
            `than the ${count(k + 1)} places among the references, so that ties make p-values larger.`,
        ]
      : []),
    ...(beyond > 0
      ? [
          `On ${count(beyond)} of ${count(width)} records p cannot be ${ALPHA} or less, as too many references give ` +
            `the true class to all copies (on ${count(whole)} of them all references do, so that p is 1). More noise ` +
            `or more copies may tell more.`,
        ]
      : []),
  ];
}
