// What all implementations of an interface hold to, to put one's own through: gmia.contract.attack(myAttack), ...
export { attack, attackContract } from './attack';
export { type Check, ContractError } from './contract';
export { executor, executorContract } from './executor';
export { models, modelsContract } from './models';
export { remote, remoteContract } from './remote';
export { selectionRule, selectionRuleContract } from './selectionRule';
export { store, storeContract } from './store';
export { tail, tailContract } from './tail';
export { trainer, trainerContract } from './trainer';
