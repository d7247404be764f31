import { makeToy } from '../data/load/makeToy';
import { Records } from '../data/records';
import type { SelectionRule } from '../select/rules/selectionRule';
import { agree, type Check, holds, named, refuses, verify } from './contract';
import { type Subjects, subjects } from './subjects';

let made: Subjects | undefined;
const common = () => (made ??= subjects());
const riskOf = (rule: SelectionRule, records: Records = common().split.pool) => rule.risk(common().references, records);

/** What every `SelectionRule` holds to. */
export const selectionRuleContract: readonly Check<SelectionRule>[] = [
  {
    name: 'has a name and says what it measures, and gives a risk for each record, never NaN',
    run: rule => {
      holds(rule.name !== '' && rule.about !== '', () => 'no name, or nothing about it');
      const risk = riskOf(rule);
      holds(risk.length === common().split.pool.length, () => `${risk.length} risks of 40 records`);
      holds(!risk.some(Number.isNaN), () => 'NaN');
    },
  },
  { name: 'gives the same again', run: rule => agree('risk at the second call', riskOf(rule), riskOf(rule)) },
  {
    name: 'gives a record the same risk, in whatever order records come',
    run: rule => {
      const { pool, dataset } = common().split;
      const reversed = riskOf(rule, new Records(dataset, pool.indices.slice().reverse()));
      agree('risk in reverse order', reversed.slice().reverse(), riskOf(rule), 1e-6);
    },
  },
  {
    name: 'does not look at the models under attack',
    run: rule => refuses('target models', () => rule.risk(common().targets, common().split.pool)),
  },
  {
    name: 'refuses records of another data set',
    run: rule => refuses('records of other data', () => riskOf(rule, new Records(makeToy({ records: 50 }), [0, 1]))),
  },
];

/**
 * Puts a rule of selection of one's own through what all rules hold to, on made-up models.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * (await gmia.contract.selectionRule(gmia.selectionRules.loss)).length; // => 5
 */
export const selectionRule = (subject: SelectionRule): Promise<string[]> =>
  verify(named('rule', subject), subject, selectionRuleContract);
