// Public names of version 0.1 that have another name or place now: they go on for this version. They are in this folder
// because it is the floor that may know all others.

// Renamed
export type {
  /** @deprecated Use gmia.Scores. */
  Scores as Scored,
  /** @deprecated Use gmia.ScoreResult. */
  ScoreResult as ShadowResult,
} from '../attack/result';
export {
  /** @deprecated Use gmia.discoveries. */
  discoveries as claimsAbout,
  /** @deprecated Use gmia.Discoveries. */
  type Discoveries as Claims,
  /** @deprecated Use gmia.DiscoveryOptions. */
  type DiscoveryOptions as ClaimOptions,
} from '../evaluate/discoveries';
export {
  /** @deprecated Use gmia.falseDiscoveries. */
  falseDiscoveries as falseClaims,
  /** @deprecated Use gmia.FalseDiscoveries. */
  type FalseDiscoveries as FalseClaims,
} from '../evaluate/falseDiscoveries';
export {
  /** @deprecated Use gmia.recordRisks. */
  recordRisks as exposures,
  /** @deprecated Use gmia.RecordRisks. */
  type RecordRisks as Exposures,
} from '../evaluate/recordRisks';
export {
  /** @deprecated Use gmia.meanRecordAuc. */
  meanRecordAuc as separation,
  /** @deprecated Use gmia.recordAucs. */
  recordAucs as separations,
} from '../evaluate/recordAucs';
export {
  /** @deprecated Use gmia.paper.falseDiscoveriesTable. */
  falseDiscoveriesTable as falseClaimsTable,
} from './beyond/calibration/calibrationTables';
export {
  /** @deprecated Use gmia.setProgress. */
  setAnnouncer,
  /** @deprecated Use gmia.Progress. */
  type Announcer,
  /** @deprecated Use gmia.Progress. */
  type Reporter,
} from '../core/progress';
export {
  /** @deprecated Use gmia.setProgress(gmia.progressDisplay()). */
  installProgress,
} from '../display/progressDisplay';

// In gmia.stats now
export type {
  /** @deprecated Use gmia.stats.TailMethod. */
  TailMethod,
} from '../stats/tail/tails';
export type {
  /** @deprecated Use gmia.stats.Combination. */
  Combination,
} from '../stats/combine/combinePValues';
export type {
  /** @deprecated Use gmia.stats.CombinationMethod. */
  CombinationMethod,
} from '../stats/combine/covariance';
export {
  /** @deprecated Use gmia.stats.combineByRank. */
  combineByRank,
} from '../stats/combine/combineByRank';
export {
  /** @deprecated Use gmia.stats.correlationMatrix. */
  correlationMatrix,
} from '../stats/combine/correlationMatrix';
export type {
  /** @deprecated Use gmia.stats.BenjaminiHochberg. */
  BenjaminiHochberg,
} from '../stats/significance/benjaminiHochberg';
export {
  /** @deprecated Use gmia.stats.clusteredShare. */
  clusteredShare,
} from '../stats/interval/clusteredShare';
export {
  /** @deprecated Use gmia.stats.clusteredVariance. */
  clusteredVariance,
} from '../stats/interval/clusteredVariance';
export {
  /** @deprecated Use gmia.stats.pooledShare. */
  pooledShare,
} from '../stats/interval/pooledShare';
export type {
  /** @deprecated Use gmia.stats.Share. */
  Share,
} from '../stats/interval/share';
export {
  /** @deprecated Use gmia.stats.meanInterval. */
  meanInterval,
  /** @deprecated Use gmia.stats.Estimate. */
  type Estimate,
  /** @deprecated Use gmia.stats.MeanInterval. */
  type MeanInterval,
} from '../stats/interval/meanInterval';
export {
  /** @deprecated Use gmia.stats.quantile. */
  quantile,
} from '../stats/numeric/quantile';

// In gmia.paper now
export {
  /** @deprecated Use gmia.paper.currentRun. */
  currentRun,
  /** @deprecated Use gmia.paper.Run. */
  type Run,
} from './setup/run';
export {
  /** @deprecated Use gmia.paper.profiles. */
  profiles,
  /** @deprecated Use gmia.paper.Profile. */
  type Profile,
  /** @deprecated Use gmia.paper.ProfileName. */
  type ProfileName,
} from './setup/profiles';
export {
  /** @deprecated Use gmia.paper.settings. */
  settings,
  /** @deprecated Use gmia.paper.Setting. */
  type Setting,
  /** @deprecated Use gmia.paper.SettingName. */
  type SettingName,
} from './setup/settings';
export {
  /** @deprecated Use gmia.paper.prepare. */
  prepare,
  /** @deprecated Use gmia.paper.prepareVariant. */
  prepareVariant,
  /** @deprecated Use gmia.paper.Experiment. */
  type Experiment,
} from './setup/experiment';
export type {
  /** @deprecated Use gmia.paper.Variant. */
  Variant,
} from './setup/experimentSpec';
export {
  /** @deprecated Use gmia.paper.isInside. */
  isInside,
  /** @deprecated Use gmia.paper.reportRows. */
  reportRows,
  /** @deprecated Use gmia.paper.Row. */
  type Row,
} from './report/row';
export {
  /** @deprecated Use gmia.paper.paperBesideOurs. */
  paperBesideOurs,
} from './report/paperBesideOurs';
export {
  /** @deprecated Use gmia.paper.claimRows. */
  claimRows,
  /** @deprecated Use gmia.paper.reportClaims. */
  reportClaims,
  /** @deprecated Use gmia.paper.Claim. */
  type Claim,
} from './report/claim';
export {
  /** @deprecated Use gmia.paper.figure1. */
  figure1,
  /** @deprecated Use gmia.paper.toyArchitecture. */
  toyArchitecture,
  /** @deprecated Use gmia.paper.Figure1. */
  type Figure1,
} from './exhibits/figure1';
export {
  /** @deprecated Use gmia.paper.figure2. */
  figure2,
  /** @deprecated Use gmia.paper.figure3. */
  figure3,
  /** @deprecated Use gmia.paper.figure4. */
  figure4,
  /** @deprecated Use gmia.paper.figure5. */
  figure5,
  /** @deprecated Use gmia.paper.figure6. */
  figure6,
  /** @deprecated Use gmia.paper.figure7. */
  figure7,
} from './exhibits/diagrams';
export {
  /** @deprecated Use gmia.paper.figure12. */
  figure12,
  /** @deprecated Use gmia.paper.figure12Claims. */
  figure12Claims,
  /** @deprecated Use gmia.paper.Figure12. */
  type Figure12,
  /** @deprecated Use gmia.paper.Gallery. */
  type Gallery,
} from './exhibits/figure12';
export {
  /** @deprecated Use gmia.paper.figure12Labels. */
  figure12Labels,
} from './setup/published';
export {
  /** @deprecated Use gmia.paper.table1. */
  table1,
  /** @deprecated Use gmia.paper.table1Claims. */
  table1Claims,
  /** @deprecated Use gmia.paper.Table1. */
  type Table1,
} from './exhibits/table1';
export {
  /** @deprecated Use gmia.paper.table2. */
  table2,
  /** @deprecated Use gmia.paper.Table2. */
  type Table2,
} from './exhibits/table2';
export {
  /** @deprecated Use gmia.paper.table2Claims. */
  table2Claims,
} from './exhibits/table2Claims';
export {
  /** @deprecated Use gmia.paper.table3. */
  table3,
  /** @deprecated Use gmia.paper.Table3. */
  type Table3,
} from './exhibits/table3';
export {
  /** @deprecated Use gmia.paper.table3Claims. */
  table3Claims,
} from './exhibits/table3Claims';
export type {
  /** @deprecated Use gmia.paper.IndirectExperiment. */
  IndirectExperiment,
  /** @deprecated Use gmia.paper.NullRate. */
  NullRate,
} from './exhibits/indirectExperiment';
export {
  /** @deprecated Use gmia.paper.table4. */
  table4,
} from './exhibits/table4';
export {
  /** @deprecated Use gmia.paper.table4Claims. */
  table4Claims,
} from './exhibits/table4Claims';
export {
  /** @deprecated Use gmia.paper.table5. */
  table5,
} from './exhibits/table5';
export {
  /** @deprecated Use gmia.paper.table5Claims. */
  table5Claims,
} from './exhibits/table5Claims';
export type {
  /** @deprecated Use gmia.paper.TrainingVariant. */
  TrainingVariant,
} from './exhibits/trainingVariant';
export {
  /** @deprecated Use gmia.paper.table6. */
  table6,
  /** @deprecated Use gmia.paper.table6Claims. */
  table6Claims,
} from './exhibits/table6';
export {
  /** @deprecated Use gmia.paper.table7. */
  table7,
  /** @deprecated Use gmia.paper.Table7. */
  type Table7,
} from './exhibits/table7';
export {
  /** @deprecated Use gmia.paper.repeatOverSplits. */
  repeatOverSplits,
  /** @deprecated Use gmia.paper.RepeatOptions. */
  type RepeatOptions,
} from './beyond/splits/repeatOverSplits';
export {
  /** @deprecated Use gmia.paper.tablesOf. */
  tablesOf,
} from './beyond/splits/tablesOf';
export {
  /** @deprecated Use gmia.paper.splitBands. */
  splitBands,
  /** @deprecated Use gmia.paper.SplitBands. */
  type SplitBands,
} from './beyond/splits/splitBands';
export {
  /** @deprecated Use gmia.paper.claimsOverSplits. */
  claimsOverSplits,
} from './beyond/splits/claimsOverSplits';
export type {
  /** @deprecated Use gmia.paper.Bands. */
  Bands,
} from './beyond/splits/bands';
export {
  /** @deprecated Use gmia.paper.calibrationExhibit. */
  calibrationExhibit,
  /** @deprecated Use gmia.paper.CalibrationExhibit. */
  type CalibrationExhibit,
} from './beyond/calibration/calibrationExhibit';
export type {
  /** @deprecated Use gmia.paper.CalibrationCase. */
  CalibrationCase,
} from './beyond/calibration/calibrationCase';
export {
  /** @deprecated Use gmia.paper.calibrationTable. */
  calibrationTable,
  /** @deprecated Use gmia.paper.tailNullTable. */
  tailNullTable,
} from './beyond/calibration/calibrationTables';
export {
  /** @deprecated Use gmia.paper.combinationNull. */
  combinationNull,
} from './beyond/calibration/combinationNull';
export {
  /** @deprecated Use gmia.paper.tailNull. */
  tailNull,
  /** @deprecated Use gmia.paper.TailNullRate. */
  type TailNullRate,
} from './beyond/calibration/tailNull';
export {
  /** @deprecated Use gmia.paper.otherAttacks. */
  otherAttacks,
  /** @deprecated Use gmia.paper.OtherAttacks. */
  type OtherAttacks,
} from './beyond/attacks/otherAttacks';
export {
  /** @deprecated Use gmia.paper.attackNames. */
  attackNames,
} from './beyond/attacks/comparedAttacks';
export {
  /** @deprecated Use gmia.paper.rankingLines. */
  rankingLines,
  /** @deprecated Use gmia.paper.rankingWords. */
  rankingWords,
} from './beyond/attacks/rankingWords';
export {
  /** @deprecated Use gmia.paper.whichRecords. */
  whichRecords,
  /** @deprecated Use gmia.paper.WhichRecords. */
  type WhichRecords,
} from './beyond/records/whichRecords';
export {
  /** @deprecated Use gmia.paper.betterSelection. */
  betterSelection,
  /** @deprecated Use gmia.paper.BetterSelection. */
  type BetterSelection,
} from './beyond/selection/betterSelection';
export type {
  /** @deprecated Use gmia.paper.RuleComparison. */
  RuleComparison,
} from './beyond/selection/ruleComparison';
