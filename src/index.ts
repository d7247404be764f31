// What a notebook can use. Reading this list is the tour.
import './models/tensorflow';

// Data
export { loadCancer } from './data/cancer';
export { loadAdult } from './data/adult';
export { loadMnist } from './data/mnist';
export { makeToy, type ToyOptions } from './data/toy';
export { fromCsv } from './data/csv';
export { fromFrame } from './data/frame';
export { createDataset, type Column, type Dataset } from './data/dataset';
export { countDuplicates, twins } from './data/duplicates';
export { AttackSplit, halvings, splitForAttack } from './data/split';
export { Records } from './data/records';
export { fieldsOf } from './data/fields';
export { DataFileError } from './data/file';
export { MissingDataError } from './data/locate';

// Models
export type { Activation, Architecture, Layer } from './models/architecture';
export { trainReferences, type ReferenceOptions } from './models/references';
export { trainTargets, type TargetOptions } from './models/targets';
export type { EnsembleOptions } from './models/series';
export type { TrainerName } from './models/trainers';
export type { Ensemble, Model } from './models/ensemble';
export { logitsOn, type Logits } from './models/logits';
export type { LabelledRecord } from './models/labelledRecord';
export * as store from './models/store/api';
export { setAnnouncer, type Announcer, type Plan } from './models/plan';
export { InterruptedError, setProgress, type ProgressState, type Reporter } from './models/progress';

// Selection
export { deltaFor, selectAtEach, selectVulnerable, type SelectionOptions } from './select/vulnerable';
export type { Selection } from './select/selection';
export { countNeighbours, countNeighboursAtEach, neighbourDistances } from './select/neighbours';
export { concatenateLogits } from './select/features';
export { selectByRule, type RuleOptions } from './select/rules/selectByRule';
export { selectionRules, type SelectionRuleName } from './select/rules/selectionRules';
export { combine } from './select/rules/combine';
export type { SelectionRule } from './select/rules/rule';

// Attacks
export { attackDirectly, attackLosses, type DirectOptions } from './attack/direct';
export { attackByShadows } from './attack/shadow/attackByShadows';
export { trainShadowAttack, type ShadowOptions } from './attack/shadow/trainShadowAttack';
export type { ShadowAttack } from './attack/shadow/shadowAttack';
export type { ShadowResult } from './attack/shadow/result';
export { attackIndirectly, type IndirectOptions } from './attack/indirect/attackIndirectly';
export type { IndirectResult } from './attack/indirect/indirectResult';
export { randomQueries, noisyQueries, uniformQueries } from './attack/indirect/queries';
export { clusterQueries } from './attack/indirect/clusterQueries';
export { trainPositive, trainPositives, type PositiveOptions } from './models/positive';
export { probabilities } from './attack/probabilities';
export { influence } from './attack/indirect/influence';
export { findQueries, type EnhancingQueries } from './attack/indirect/findQueries';
export { optimiseQueries } from './attack/indirect/optimiseQueries';
export { attackByThreshold } from './attack/scores/threshold';
export { attackByLira, type LiraOptions } from './attack/scores/lira';
export { liraOffline } from './attack/scores/liraOffline';
export { liraOnline } from './attack/scores/liraOnline';
export type { VarianceRule } from './attack/scores/variance';
export { attackByRmia, type RmiaOptions } from './attack/scores/rmia';
export { rmiaScores, type RmiaLosses, type RmiaScoreOptions } from './attack/scores/rmiaScores';
export { logLosses } from './models/losses';
export type { AttackResult } from './attack/result';
export type { ScoreResult } from './attack/scores/result';
export type { Scored } from './attack/scored';

// Statistics
export { leftTail, type TailMethod } from './stats/tails';
export { combinePValues, type Combination, type CombinationMethod } from './stats/combine';
export { combineByRank } from './stats/combineByRank';
export { correlationMatrix } from './stats/correlation';
export { benjaminiHochberg, type BenjaminiHochberg } from './stats/benjaminiHochberg';
export { clopperPearson } from './stats/intervals';
export { clusteredShare } from './stats/clusteredShare';
export { clusteredVariance } from './stats/clusteredVariance';
export { pooledShare } from './stats/pooledShare';
export { quantile } from './stats/quantile';
export type { Share } from './stats/share';
export { meanInterval, type Estimate, type MeanInterval } from './stats/meanInterval';
export { randomFor, type Random } from './stats/random';
export type { Matrix } from './stats/matrix';

// Evaluation
export { evaluate } from './evaluate/evaluate';
export type { Evaluation, Outcomes } from './evaluate/evaluation';
export { precisionRecall, type PrecisionRecall } from './evaluate/precisionRecall';
export { separation, separations } from './evaluate/separation';
export { roc, type Roc } from './evaluate/roc';
export { rocCorners, type RocCorners } from './evaluate/rocCorners';
export { tprAt, type TprAt } from './evaluate/tprAt';
export { auc, type Auc } from './evaluate/auc';
export { compareTpr, type TprDifference } from './evaluate/compareTpr';
export { rankByTpr, type Ranked } from './evaluate/rankByTpr';
export { calibration, type Calibration } from './evaluate/calibration';
export { claimsAbout, type ClaimOptions, type Claims } from './evaluate/claims';
export { falseClaims, type FalseClaims } from './evaluate/falseClaims';
export { agreement } from './evaluate/agreement';
export type { Agreement } from './evaluate/agreementResult';
export { exposures, type Exposures } from './evaluate/exposure';
export { reliability, type Reliability } from './evaluate/reliability';
export { describeRecords, type DescribeOptions } from './evaluate/describeRecords';
export type { RecordTable } from './evaluate/recordTable';

// The paper's exhibits
export { currentRun, type Run } from './paper/run';
export { profiles, type Profile, type ProfileName } from './paper/profiles';
export { settings, type Setting, type SettingName } from './paper/settings';
export { prepare, prepareVariant, type Experiment, type Variant } from './paper/experiment';
export { isInside, reportRows, type Row } from './paper/row';
export { paperBesideOurs } from './paper/besides';
export { figure1, toyArchitecture, type Figure1 } from './paper/figure1';
export { table1, type Table1 } from './paper/table1';
export { table1Claims } from './paper/table1Claims';
export { table3, type IndirectExperiment, type Table3 } from './paper/table3';
export { table3Claims } from './paper/table3Claims';
export type { NullRate } from './paper/indirectRows';
export { combinationNull } from './paper/combinationNull';
export { table2, type Table2 } from './paper/table2';
export { table2Claims } from './paper/table2Claims';
export { claimRows, reportClaims, type Claim } from './paper/claim';
export { table4, table4Claims } from './paper/table4';
export { table5, table5Claims } from './paper/table5';
export type { TrainingVariant } from './paper/trainingVariant';
export { table6 } from './paper/table6';
export { table6Claims } from './paper/table6Claims';
export { figure12, figure12Claims, type Figure12, type Gallery } from './paper/gallery';
export { figure12Labels } from './paper/published';
export { figure2, figure3, figure4, figure5, figure6, figure7 } from './paper/diagrams';
export { table7, type Table7 } from './paper/table7';

// Over random splits
export { repeatOverSplits, type RepeatOptions } from './paper/repeatOverSplits';
export { tablesOf } from './paper/tablesOf';
export { splitBands, type SplitBands } from './paper/splitBands';
export { claimsOverSplits } from './paper/claimsOverSplits';
export type { Banded, Bands } from './paper/bands';

// Beyond the paper
export { calibrationExhibit, type CalibrationCase, type CalibrationExhibit } from './paper/calibrationExhibit';
export { calibrationTable, falseClaimsTable, tailNullTable } from './paper/calibrationTables';
export { tailNull, type TailNullRate } from './paper/tailNull';
export { otherAttacks, type OtherAttacks } from './paper/otherAttacks';
export { attackNames } from './paper/comparedAttacks';
export { rankingLines, rankingWords } from './paper/rankingWords';
export { whichRecords, type WhichRecords } from './paper/whichRecords';
export { betterSelection, type BetterSelection } from './paper/betterSelection';
export type { RuleComparison } from './paper/ruleComparison';

// Display
export { show } from './display/show';
export { Chart } from './display/chart';
export { agreementChart } from './display/agreementChart';
export { bandChart } from './display/bandChart';
export { densityChart } from './display/densityChart';
export { drawRecords } from './display/drawRecords';
export { heatmapChart } from './display/heatmapChart';
export { imageGrid, type GridImage, type ImageGridOptions } from './display/imageGrid';
export { Picture, sideBySide } from './display/picture';
export { precisionRecallChart } from './display/precisionRecallChart';
export { pValueHistogram } from './display/pValueHistogram';
export { qqChart } from './display/qqChart';
export { rocChart } from './display/rocChart';
export { scatterChart } from './display/scatterChart';
export { installProgress } from './display/progress';

import { installProgress } from './display/progress';
installProgress();
