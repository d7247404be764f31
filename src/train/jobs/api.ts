// Trainings that wait in a folder for workers: gmia.jobs.status(folder), .work(folder), .collect(folder)
export { type Collected, type CollectOptions, collectJobs as collect } from './collect';
export { type BlockState, type BlockStatus, type JobStatus, jobStatus as status } from './status';
export { type WorkedBlock, type WorkOnOptions, workOnJobs as work } from './work';
