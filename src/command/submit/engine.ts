import type { Option } from 'commander';

/** What all engines are told. */
export interface Submission {
  /** The job folder, absolute. */
  folder: string;
  /** Whether blocks that failed three times are handed over, too. */
  failed: boolean;
  /** Hears what happens, a line at a time. */
  say(line: string): void;
}

/** What hands the blocks of a job folder to machines; its values are those of its options. */
export interface Engine<Values = never> {
  /** The option that asks for it, and those that say how. */
  readonly asked: Option;
  readonly options: readonly Option[];
  /** What its help ends with. */
  readonly note?: string;
  /** Hands over the blocks that are missing; what it has already is not handed over twice. */
  submit(submission: Submission, values: Values): Promise<void>;
  /** Takes back what this folder has there; finished models stay. */
  cancel(submission: Submission, values: Values): Promise<void>;
}
