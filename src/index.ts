// What a notebook can use. Reading this list is the tour.

// Data
export { loadCancer } from './data/load/loadCancer';
export { loadAdult } from './data/load/loadAdult';
export { loadMnist } from './data/load/loadMnist';
export { makeToy, type ToyOptions } from './data/load/makeToy';
export { fromCsv } from './data/load/fromCsv';
export { fromParquet } from './data/load/parquet/fromParquet';
export { fromArrow } from './data/load/arrow/fromArrow';
export type { TextOptions } from './data/load/text/textOptions';
export { fromFrame } from './data/load/fromFrame';
export type { Column, Dataset } from './data/dataset';
export type { Decision } from './data/decision';
export type { EncodeOptions } from './data/encode/encodeOptions';
export { createDataset } from './data/createDataset';
export { countDuplicates, twins } from './data/duplicates';
export { AttackSplit, halvings, splitForAttack } from './data/splitForAttack';
export { coins } from './data/coins';
export type { Inclusion } from './data/inclusion';
export { Records } from './data/records';
export type { Chosen } from './data/chosen';
export { fieldsOf } from './data/fieldsOf';
export { encodeCells, type Cells } from './data/encodeCells';
export { DataFileError } from './data/load/dataFileError';
export { MissingDataError } from './data/load/locateFile';

// Models: trained here, or by a trainer and in a place of one's own, or recorded elsewhere
export {
  architecture,
  type Activation,
  type Architecture,
  type Initialiser,
  type Penalised,
  type Layer,
  type ModelSpec,
  type OtherSpec,
} from './models/architecture';
export type { Family } from './models/family';
export type { LayersModelSpec, LayersTraining } from './models/tensor/layersModelSpec';
export { tf } from './models/tensor/tensorflow';
export { trainReferences, type ReferenceOptions } from './train/trainReferences';
export { trainTargets, type TargetOptions } from './train/trainTargets';
export { trainPositive, trainPositives, type PositiveOptions } from './train/trainPositives';
export type { EnsembleOptions } from './train/ensembleSpec';
export type { LabelledRecord } from './train/labelledRecord';
export type { Ensemble, Model } from './models/ensemble';
export { registerTrainer, type TrainerName, type TrainerOption } from './train/trainers';
export type {
  DataShape,
  Listener,
  Series,
  Trained,
  Trainer,
  TrainingData,
  TrainingJob,
  TrainingTask,
} from './train/trainer';
export { censusSample, type CensusVersion } from './train/wideAndDeep/censusSample';
export type { Discrete, Lookup, WideAndDeep } from './train/wideAndDeep/wideAndDeep';
export { wideAndDeepTrainer } from './train/wideAndDeep/wideAndDeepTrainer';
export type { CommandSpec } from './train/command/commandSpec';
export type { Job, JobModel } from './train/command/job';
export { networksByCommand } from './train/command/networksByCommand';
export { here as localExecutor } from './train/execute/here';
export { threadPool } from './train/dense/denseTrainer';
export { processPool } from './train/layers/processesTrainer';
export type { Executor } from './train/execute/executor';
export { type FolderOptions, onFolder } from './train/jobs/onFolder';
export * as jobs from './train/jobs/api';
export { recordedModels, type RecordedModels, type RecordedOptions } from './models/recorded';
export type { Askable, ModelKind, Models, Price, Sampling } from './models/models';
export { served } from './models/served/served';
export type { ServedOptions } from './models/served/options';
export type { ServedModels } from './models/served/servedModels';
export type { Asked, Budget } from './models/served/budget';
export type { RecordAnswer } from './models/asked/recordAnswer';
export type { Batch, Decoded, Protocol, ServerRequest } from './models/served/protocol';
export * as protocols from './models/served/protocols/api';
export { fromEnvironment, type Secret } from './models/served/secrets';
export { ServerError } from './models/served/serverError';
export { ask } from './models/ask';
export { fromAnswers, type FromAnswersOptions } from './models/files/fromAnswers';
export type { RecordedAnswers } from './models/files/recordedAnswers';
export type { AnswerFiles, ArrayPlace, ModelFiles } from './models/files/answerFiles';
export { answersAs, type AnswerKind, type Answers } from './models/answers';
export { coarsen } from './models/coarsen';
export type { Coarseness } from './models/coarseness';
export { serve, type ServeOptions, type Service } from './serve/serve';
export type { ModelAsked } from './serve/asked';
export type { FormName } from './serve/forms';
export type { Limit } from './serve/limit';
export type { Servable } from './serve/servedModel';
export { fromOnnx, type OnnxOptions } from './models/onnx/fromOnnx';
export { logitsOn } from './models/tensor/logitsOn';
export { concatenateLogits } from './models/concatenateLogits';
export { probabilities } from './models/probabilities';
export { logLosses } from './models/losses';
export type { Logits } from './models/logits';
export * as store from './models/store/api';

// Long work: who is told of it, and how it is stopped
export { setProgress, type Plan, type Progress, type ProgressState, type WorkOptions } from './core/progress';
export { onlyLong } from './core/onlyLong';
export { InterruptedError } from './core/interruptedError';

// Selection
export { deltaFor, selectAtEach, selectVulnerable, type SelectionOptions } from './select/selectVulnerable';
export type { Selection } from './select/selection';
export { selectByFeatures, type FeatureOptions } from './select/selectByFeatures';
export { countNeighbours, countNeighboursAtEach, neighbourDistances } from './select/neighbours';
export { selectByRule, type RuleOptions } from './select/rules/selectByRule';
export { selectionRules, type SelectionRuleName } from './select/rules/selectionRules';
export { combine } from './select/rules/combine';
export type { SelectionRule } from './select/rules/selectionRule';

// Attacks
export { attackDirectly, attackLosses, type DirectOptions, type LossesOptions } from './attack/attackDirectly';
export type { Spread, SpreadOption } from './attack/spread';
export { attackByShadows } from './attack/shadow/attackByShadows';
export { trainShadowAttack, type ShadowOptions } from './attack/shadow/trainShadowAttack';
export type { ShadowAttack } from './attack/shadow/shadowAttack';
export { attackIndirectly, type IndirectOptions } from './attack/indirect/attackIndirectly';
export type { IndirectResult } from './attack/indirect/indirectResult';
export { randomQueries, noisyQueries, uniformQueries } from './attack/indirect/queries';
export { clusterQueries } from './attack/indirect/clusterQueries';
export { influence } from './attack/indirect/influence';
export { findQueries, type EnhancingQueries } from './attack/indirect/findQueries';
export { optimiseQueries } from './attack/indirect/optimiseQueries';
export { attackByThreshold } from './attack/attackByThreshold';
export { attackByLabels } from './attack/labelOnly/attackByLabels';
export type { LabelOptions } from './attack/labelOnly/options';
export { attackByLira, type LiraOptions } from './attack/lira/attackByLira';
export { liraOffline } from './attack/lira/liraOffline';
export { liraOnline } from './attack/lira/liraOnline';
export type { VarianceRule } from './attack/lira/variance';
export { attackByRmia, type RmiaOptions } from './attack/rmia/attackByRmia';
export { rmiaScores, type RmiaScoreOptions } from './attack/rmia/rmiaScores';
export type { RmiaLosses } from './attack/rmia/rmiaLosses';
export { attackR } from './attack/attackR';
export { attackP, populationLoss } from './attack/attackP';
export { attackByBavaria, bavaria, type BavariaOptions } from './attack/bavaria/attackByBavaria';
export { bavariaOffline } from './attack/bavaria/bavariaOffline';
export { bavariaOnline } from './attack/bavaria/bavariaOnline';
export { attackByPmia, pmia, type PmiaOptions } from './attack/pmia/attackByPmia';
export { pmiaScores, type PmiaLosses, type PmiaScoreOptions } from './attack/pmia/pmiaScores';
export { attackByQmia, qmia } from './attack/qmia/attackByQmia';
export { qmiaScores, type QmiaRecords, type QmiaScores } from './attack/qmia/qmiaScores';
export { attackByInfoRmia, infoRmia, type InfoRmiaOptions } from './attack/infoRmia/attackByInfoRmia';
export { infoRmiaScores, type InfoRmiaScoreOptions } from './attack/infoRmia/infoRmiaScores';
export type { PopulationOptions } from './attack/rmia/population';
export type { Questions } from './attack/questions';
export { direct } from './attack/attackDirectly';
export { threshold } from './attack/attackByThreshold';
export { lira } from './attack/lira/attackByLira';
export { rmia } from './attack/rmia/attackByRmia';
export { attackWith, type Attack, type Judged } from './attack/attack';
export type { Observations } from './attack/observe';
export { ScoreResult, type AttackResult, type PValues, type Scores } from './attack/result';

// Statistics: those of every day, and all of them
export { leftTail } from './stats/tail/leftTail';
export { combinePValues } from './stats/combine/combinePValues';
export { clopperPearson } from './stats/interval/clopperPearson';
export { benjaminiHochberg } from './stats/significance/benjaminiHochberg';
export { epsilonBound } from './stats/privacy/epsilonBound';
export { muBound } from './stats/privacy/muBound';
export * as stats from './stats/api';
export { randomFor, type Random } from './core/random';
export type { Matrix } from './core/matrix';

// Evaluation
export { evaluate, type Evaluation, type Outcomes } from './evaluate/evaluation';
export { precisionAtPrior } from './evaluate/precisionAtPrior';
export { precisionRecall, type PrecisionRecall } from './evaluate/precisionRecall';
export { meanRecordAuc, recordAucs } from './evaluate/recordAucs';
export { roc, type Roc } from './evaluate/roc';
export { rocCorners, type RocCorners } from './evaluate/rocCorners';
export { tprAt, type TprAt } from './evaluate/tprAt';
export { auc, type Auc } from './evaluate/auc';
export { partialAuc } from './evaluate/partialAuc';
export { compareTpr, type TprDifference } from './evaluate/compareTpr';
export { rankByTpr, type Ranked } from './evaluate/rankByTpr';
export { calibration, type Calibration } from './evaluate/calibration';
export { discoveries, type DiscoveryOptions, type Discoveries } from './evaluate/discoveries';
export { falseDiscoveries, type FalseDiscoveries } from './evaluate/falseDiscoveries';
export { auditByThreshold, type AuditOptions } from './evaluate/audit/auditByThreshold';
export type { ThresholdAudit } from './evaluate/audit/thresholdAudit';
export { auditInOneRun, type OneRunOptions } from './evaluate/audit/auditInOneRun';
export type { OneRunAudit } from './evaluate/audit/oneRunAudit';
export { type PlanOptions, planReferences, type ReferencePlan } from './evaluate/planReferences';
export { agreement, type Agreement } from './evaluate/agreement';
export { recordRisks, type RecordRisks, type RiskOptions } from './evaluate/recordRisks';
export { negativeControl, type NegativeControl } from './evaluate/negativeControl';
export type { RecordTest, RecordTests } from './evaluate/recordTests';
export { reliability, type Reliability } from './evaluate/reliability';
export { describeRecords, type DescribeOptions } from './evaluate/describeRecords';
export type { RecordTable } from './evaluate/recordTable';

// The paper's figures and tables, and what goes beyond them
export * as paper from './paper/api';

// Numbers of a run, and runs side by side
export { reportNumbers, type NumberWithInterval } from './paper/report/reportNumbers';
export { compareRuns } from './paper/compare/compareRuns';
export type { RunComparison } from './paper/compare/runComparison';

// Display
export { show } from './display/show';
export { toCSV } from './display/toCSV';
export { percent, percentInterval } from './core/format';
export { Chart } from './display/charts/chart';
export { agreementChart } from './display/charts/agreementChart';
export { bandChart, type Banded } from './display/charts/bandChart';
export { densityChart } from './display/charts/densityChart';
export { drawRecords } from './display/pictures/drawRecords';
export { heatmapChart } from './display/charts/heatmapChart';
export { imageGrid, type GridImage, type ImageGridOptions } from './display/pictures/imageGrid';
export { Picture, sideBySide } from './display/pictures/picture';
export { precisionRecallChart } from './display/charts/precisionRecallChart';
export { pValueHistogram } from './display/charts/pValueHistogram';
export { qqChart } from './display/charts/qqChart';
export { rocChart } from './display/charts/rocChart';
export { type Line, lineChart } from './display/charts/lineChart';
export { scatterChart } from './display/charts/scatterChart';
export {
  type MeasuredRates,
  type PrivacyCurve,
  type TradeOffOptions,
  tradeOffChart,
} from './display/charts/tradeOffChart';
export { progressDisplay } from './display/progressDisplay';

// For what users write themselves: what all implementations hold to, as checks
export * as contract from './contract/api';

export * from './paper/deprecated';

import { setProgress } from './core/progress';
import { progressDisplay } from './display/progressDisplay';
setProgress(progressDisplay());
