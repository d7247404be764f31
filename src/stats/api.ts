// Statistics on plain arrays, the same functions that attacks and evaluation use: gmia.stats.meanInterval(...), ...

// One value against others, and several p-values as one
export { leftTail } from './tail/leftTail';
export { randomisedRank } from './tail/randomisedRank';
export type { Tail } from './tail/tail';
export { type TailMethod, tails } from './tail/tails';
export { blockSpread, type BlockSpread } from './tail/blockSpread';
export { combinePValues, type Combination } from './combine/combinePValues';
export type { CombinationMethod } from './combine/covariance';
export { combineByCauchy } from './combine/combineByCauchy';
export { combineByHarmonicMean } from './combine/combineByHarmonicMean';
export { combineByRank } from './combine/combineByRank';
export { correlationMatrix } from './combine/correlationMatrix';
export { logPCovariance } from './combine/logPCovariance';

// Many tests at once
export { benjaminiHochberg, type BenjaminiHochberg } from './significance/benjaminiHochberg';
export { benjaminiYekutieli } from './significance/benjaminiYekutieli';
export {
  type ClaimPlan,
  type Procedure,
  procedures,
  referencesNeeded,
} from './significance/referencesNeeded';
export { smallestPChance } from './significance/smallestPChance';

// How private something can be at most, by how often an attack is right
export { epsilonBound, type EpsilonCounts } from './privacy/epsilonBound';
export { muBound, type MuCounts } from './privacy/muBound';
export { oneRunEpsilon, type EpsilonGuesses } from './privacy/oneRunEpsilon';
export { oneRunMu } from './privacy/oneRunMu';
export type { OneRunGuesses } from './privacy/oneRunGuesses';
export { epsilonOfMu } from './privacy/epsilonOfMu';

// Shares and means, with intervals
export { clopperPearson } from './interval/clopperPearson';
export { clusteredShare } from './interval/clusteredShare';
export { clusteredVariance } from './interval/clusteredVariance';
export { pooledShare } from './interval/pooledShare';
export type { Share } from './interval/share';
export { meanInterval, type Estimate, type MeanInterval } from './interval/meanInterval';
export { quantile } from './numeric/quantile';
