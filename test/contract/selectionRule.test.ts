import assert from 'node:assert/strict';
import { selectionRule, selectionRuleContract } from '../../src/contract/selectionRule';
import { combine } from '../../src/select/rules/combine';
import { selectionRules } from '../../src/select/rules/selectionRules';
import { itHolds } from './itHolds';

const { loss, spread } = selectionRules;

describe('every rule of selection', () =>
  itHolds(selectionRuleContract, { ...selectionRules, combined: combine('loss + spread', [loss, spread]) }));

describe('contract.selectionRule', () => {
  it('names what a rule of one’s own breaks', async () => {
    const careless = { name: 'careless', about: 'nothing', risk: () => new Float64Array(40).fill(NaN) };
    await assert.rejects(selectionRule(careless), {
      name: 'ContractError',
      message: /never NaN: NaN\n[\s\S]*does not look at the models under attack: target models: accepted/,
    });
  });
});
