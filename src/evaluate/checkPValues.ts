import type { PValues, Scores } from '../attack/result';
import { checkFields, checkInteger, checkText, expected } from '../core/check';
import { checkMatrix } from '../core/checkList';
import { checkResult } from './checkScores';

/**
 * Checks that a result has p-values, from 0 to 1. TypeScript refuses others; this is for callers without it. @throws
 * RangeError otherwise
 */
export function checkPValues(result: Scores): asserts result is PValues {
  checkFields('result', result, 'the result of an attack', ['name'], 'attackDirectly gives one.');
  const { p, score, method, references, beyondRanks } = result;
  if (!p)
    expected('a result with p-values', `the scores of ${result.name}`, 'Attack the same records with attackDirectly.');
  checkResult('result', result);
  const { values, width } = checkMatrix('result.p', p);
  if (width !== score.width || values.length !== score.values.length)
    expected('a p-value for each score', `${values.length} for ${score.values.length}`);
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= 0 && values[i] <= 1))
      expected(`the p-value of target ${Math.floor(i / width)}, record ${i % width} to be from 0 to 1`, values[i]);
  checkText('result.method', method);
  checkInteger('result.references', references, 0);
  if (beyondRanks !== undefined && beyondRanks !== null) checkText('result.beyondRanks', beyondRanks);
}
