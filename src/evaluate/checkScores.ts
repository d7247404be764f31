import type { Scores } from '../attack/result';
import { checkFields, checkText, expected } from '../core/check';
import { checkMatrix, checkTexts } from '../core/checkList';
import { checkRecords } from '../data/records';

const advice = 'attackDirectly and the other attacks give one.';

/**
 * Checks that a value has the scores of an attack, and returns it; what they are is for those to look at who read
 * them.
 */
export function checkScores<S extends Pick<Scores, 'score'>>(name: string, scored: S): S {
  const { score } = checkFields(name, scored, 'the result of an attack', ['score'], advice);
  checkMatrix(`${name}.score`, score, advice);
  return scored;
}

/** The same of a whole result, which has a name, warnings to hand on, and maybe records. */
export function checkResult<S extends Scores>(name: string, result: S): S {
  checkScores(name, result);
  checkText(`${name}.name`, result.name);
  const { warnings, records } = result;
  checkTexts(`${name}.warnings`, warnings);
  if (records !== undefined && checkRecords(`${name}.records`, records).length !== result.score.width)
    expected(`${result.score.width} records of ${name}`, records.length);
  return result;
}
