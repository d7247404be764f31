// What all implementations of an interface hold to, to put one's own through: gmia.contract.attack(myAttack), ...
export { attack, attackContract } from './attack';
export { type Check, ContractError } from './contract';
export { models, modelsContract } from './models';
export { selectionRule, selectionRuleContract } from './selectionRule';
export { tail, tailContract } from './tail';
