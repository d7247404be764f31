// What a notebook can use. Reading this list is the tour.
import './models/tensor/tensorflow';

// Data
export { loadCancer } from './data/load/loadCancer';
export { loadAdult } from './data/load/loadAdult';
export { loadMnist } from './data/load/loadMnist';
export { makeToy, type ToyOptions } from './data/load/makeToy';
export { fromCsv } from './data/load/fromCsv';
export { fromFrame } from './data/load/fromFrame';
export type { Column, Dataset } from './data/dataset';
export { createDataset } from './data/createDataset';
export { countDuplicates, twins } from './data/duplicates';
export { AttackSplit, halvings, splitForAttack } from './data/splitForAttack';
export { Records } from './data/records';
export type { Chosen } from './data/chosen';
export { fieldsOf } from './data/fieldsOf';
export { DataFileError } from './data/load/readVerified';
export { MissingDataError } from './data/load/locateFile';

// Models
export type { Activation, Architecture, Layer } from './models/architecture';
export { trainReferences, type ReferenceOptions } from './train/trainReferences';
export { trainTargets, type TargetOptions } from './train/trainTargets';
export type { EnsembleOptions } from './train/ensembleSpec';
export { registerTrainer, type TrainerName, type TrainerOption } from './train/trainers';
export type { DataShape, Listener, Trained, Trainer, TrainingData, TrainingJob, TrainingTask } from './train/trainer';
export type { Executor } from './train/execute/executor';
export { here as localExecutor } from './train/execute/here';
export { threadPool } from './train/dense/denseTrainer';
export { processPool } from './train/layers/processesTrainer';
export type { Ensemble, Model } from './models/ensemble';
export type { Askable, Models } from './models/models';
export { type AnswerKind, type Answers, answersAs } from './models/answers';
export { recordedModels, type RecordedModels, type RecordedOptions } from './models/recorded';
export { coarsen, type Coarseness } from './models/coarsen';
export { logitsOn } from './models/tensor/logitsOn';
export type { Logits } from './models/logits';
export type { LabelledRecord } from './train/labelledRecord';
export * as store from './models/store/api';
export * as contract from './contract/api';
export { folderStore } from './models/store/folderStore';
export { memoryStore } from './models/store/memoryStore';
export type { Store, StoredObject } from './models/store/objects';
export { InterruptedError } from './core/interruptedError';
export { onlyLong } from './core/onlyLong';
export { setProgress, type Plan, type Progress, type ProgressState, type WorkOptions } from './core/progress';
export { setAnnouncer, type Announcer, type Reporter } from './core/progress';

// Selection
export { deltaFor, selectAtEach, selectVulnerable, type SelectionOptions } from './select/selectVulnerable';
export type { Selection } from './select/selection';
export { countNeighbours, countNeighboursAtEach, neighbourDistances } from './select/neighbours';
export { concatenateLogits } from './models/concatenateLogits';
export { selectByRule, type RuleOptions } from './select/rules/selectByRule';
export { selectionRules, type SelectionRuleName } from './select/rules/selectionRules';
export { combine } from './select/rules/combine';
export type { SelectionRule } from './select/rules/selectionRule';

// Attacks
export { attackDirectly, attackLosses, type DirectOptions } from './attack/attackDirectly';
export { attackByShadows } from './attack/shadow/attackByShadows';
export { trainShadowAttack, type ShadowOptions } from './attack/shadow/trainShadowAttack';
export type { ShadowAttack } from './attack/shadow/shadowAttack';
export { attackIndirectly, type IndirectOptions } from './attack/indirect/attackIndirectly';
export type { IndirectResult } from './attack/indirect/indirectResult';
export { randomQueries, noisyQueries, uniformQueries } from './attack/indirect/queries';
export { clusterQueries } from './attack/indirect/clusterQueries';
export { trainPositive, trainPositives, type PositiveOptions } from './train/trainPositives';
export { probabilities } from './models/probabilities';
export { influence } from './attack/indirect/influence';
export { findQueries, type EnhancingQueries } from './attack/indirect/findQueries';
export { optimiseQueries } from './attack/indirect/optimiseQueries';
export { attackByThreshold } from './attack/attackByThreshold';
export { attackByLira, type LiraOptions } from './attack/lira/attackByLira';
export { liraOffline } from './attack/lira/liraOffline';
export { liraOnline } from './attack/lira/liraOnline';
export type { VarianceRule } from './attack/lira/variance';
export { attackByRmia, type RmiaOptions } from './attack/rmia/attackByRmia';
export { rmiaScores, type RmiaLosses, type RmiaScoreOptions } from './attack/rmia/rmiaScores';
export { logLosses } from './models/losses';
export { type Attack, attackWith, type Judged } from './attack/attack';
export type { Observations } from './attack/observe';
export { type AttackResult, type PValues, ScoreResult, type Scores } from './attack/result';
export { direct } from './attack/attackDirectly';
export { threshold } from './attack/attackByThreshold';
export { lira } from './attack/lira/attackByLira';
export { rmia } from './attack/rmia/attackByRmia';
/** @deprecated Use Scores. */
export type { Scores as Scored } from './attack/result';
/** @deprecated Use ScoreResult: the earlier attack has scores, no p-values. */
export type { ScoreResult as ShadowResult } from './attack/result';

// Statistics
export { leftTail } from './stats/tail/leftTail';
export { type TailMethod, tails } from './stats/tail/tails';
export type { Tail } from './stats/tail/tail';
export { combinePValues, type Combination } from './stats/combine/combinePValues';
export type { CombinationMethod } from './stats/combine/covariance';
export { combineByRank } from './stats/combine/combineByRank';
export { correlationMatrix } from './stats/combine/correlationMatrix';
export { benjaminiHochberg, type BenjaminiHochberg } from './stats/significance/benjaminiHochberg';
export { clopperPearson } from './stats/interval/clopperPearson';
export { clusteredShare } from './stats/interval/clusteredShare';
export { clusteredVariance } from './stats/interval/clusteredVariance';
export { pooledShare } from './stats/interval/pooledShare';
export { quantile } from './stats/numeric/quantile';
export { percent, percentInterval } from './core/format';
export type { Share } from './stats/interval/share';
export { meanInterval, type Estimate, type MeanInterval } from './stats/interval/meanInterval';
export { randomFor, type Random } from './core/random';
export type { Matrix } from './core/matrix';

// Evaluation
export { evaluate } from './evaluate/evaluation';
export type { Evaluation, Outcomes } from './evaluate/evaluation';
export { precisionRecall, type PrecisionRecall } from './evaluate/precisionRecall';
export { meanRecordAuc, recordAucs } from './evaluate/recordAucs';
export { roc, type Roc } from './evaluate/roc';
export { rocCorners, type RocCorners } from './evaluate/rocCorners';
export { tprAt, type TprAt } from './evaluate/tprAt';
export { auc, type Auc } from './evaluate/auc';
export { compareTpr, type TprDifference } from './evaluate/compareTpr';
export { rankByTpr, type Ranked } from './evaluate/rankByTpr';
export { calibration, type Calibration } from './evaluate/calibration';
export { discoveries, type DiscoveryOptions, type Discoveries } from './evaluate/discoveries';
export { falseDiscoveries, type FalseDiscoveries } from './evaluate/falseDiscoveries';
export { agreement } from './evaluate/agreement';
export type { Agreement } from './evaluate/agreement';
export { recordRisks, type RecordRisks } from './evaluate/recordRisks';
export { reliability, type Reliability } from './evaluate/reliability';
export { describeRecords, type DescribeOptions } from './evaluate/describeRecords';
export type { RecordTable } from './evaluate/recordTable';

// The paper's exhibits
export { currentRun, type Run } from './paper/setup/run';
export { profiles, type Profile, type ProfileName } from './paper/setup/profiles';
export { settings, type Setting, type SettingName } from './paper/setup/settings';
export { prepare, prepareVariant, type Experiment, type Variant } from './paper/setup/experiment';
export { isInside, reportRows, type RecordSet, type Row } from './paper/report/row';
export { makeRow } from './paper/report/makeRow';
export { type Exhibit, type ExhibitOutcome, runExhibit } from './paper/exhibits/exhibit';
export { baseRow } from './paper/exhibits/baseRow';
export { paperBesideOurs } from './paper/report/paperBesideOurs';
export { figure1, toyArchitecture, type Figure1 } from './paper/exhibits/figure1';
export { table1, type Table1 } from './paper/exhibits/table1';
export { table1Claims } from './paper/exhibits/table1';
export { table3, type Table3 } from './paper/exhibits/table3';
export type { IndirectExperiment } from './paper/exhibits/indirectExperiment';
export { table3Claims } from './paper/exhibits/table3Claims';
export type { NullRate } from './paper/exhibits/indirectExperiment';
export { combinationNull } from './paper/beyond/calibration/combinationNull';
export { table2, type Table2 } from './paper/exhibits/table2';
export { table2Claims } from './paper/exhibits/table2Claims';
export { claimRows, reportClaims, type Claim } from './paper/report/claim';
export { table4, type Table4 } from './paper/exhibits/table4';
export { table4Claims } from './paper/exhibits/table4Claims';
export { table5, type Table5 } from './paper/exhibits/table5';
export { table5Claims } from './paper/exhibits/table5Claims';
export type { TrainingVariant } from './paper/exhibits/trainingVariant';
export { table6 } from './paper/exhibits/table6';
export { table6Claims } from './paper/exhibits/table6';
export { figure12, figure12Claims, type Figure12, type Gallery } from './paper/exhibits/figure12';
export { figure12Labels } from './paper/setup/published';
export { figure2, figure3, figure4, figure5, figure6, figure7 } from './paper/exhibits/diagrams';
export { table7, type Table7 } from './paper/exhibits/table7';

// Over random splits
export { repeatOverSplits, type RepeatOptions } from './paper/beyond/splits/repeatOverSplits';
export { tablesOf } from './paper/beyond/splits/tablesOf';
export { splitBands, type SplitBands } from './paper/beyond/splits/splitBands';
export { claimsOverSplits } from './paper/beyond/splits/claimsOverSplits';
export type { Bands } from './paper/beyond/splits/bands';
export type { Banded } from './display/charts/bandChart';

// Beyond the paper
export { calibrationExhibit, type CalibrationExhibit } from './paper/beyond/calibration/calibrationExhibit';
export type { CalibrationCase } from './paper/beyond/calibration/calibrationCase';
export { calibrationTable, falseDiscoveriesTable, tailNullTable } from './paper/beyond/calibration/calibrationTables';
export { tailNull, type TailNullRate } from './paper/beyond/calibration/tailNull';
export { otherAttacks, type OtherAttacks } from './paper/beyond/attacks/otherAttacks';
export { attackNames } from './paper/beyond/attacks/comparedAttacks';
export { rankingLines, rankingWords } from './paper/beyond/attacks/rankingWords';
export { whichRecords, type WhichRecords } from './paper/beyond/records/whichRecords';
export { betterSelection, type BetterSelection } from './paper/beyond/selection/betterSelection';
export type { RuleComparison } from './paper/beyond/selection/ruleComparison';

// Display
export { show } from './display/show';
export { Chart } from './display/charts/chart';
export { agreementChart } from './display/charts/agreementChart';
export { bandChart } from './display/charts/bandChart';
export { densityChart } from './display/charts/densityChart';
export { drawRecords } from './display/pictures/drawRecords';
export { heatmapChart } from './display/charts/heatmapChart';
export { imageGrid, type GridImage, type ImageGridOptions } from './display/pictures/imageGrid';
export { Picture, sideBySide } from './display/pictures/picture';
export { precisionRecallChart } from './display/charts/precisionRecallChart';
export { pValueHistogram } from './display/charts/pValueHistogram';
export { qqChart } from './display/charts/qqChart';
export { rocChart } from './display/charts/rocChart';
export { scatterChart } from './display/charts/scatterChart';
export { installProgress, progressDisplay } from './display/progressDisplay';

import { setProgress } from './core/progress';
import { progressDisplay } from './display/progressDisplay';
setProgress(progressDisplay());
