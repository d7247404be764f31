/** What a model says about one record: one of these, the finest that it gives. Numbers are in its own order. */
export interface RecordAnswer {
  logits?: readonly number[];
  probabilities?: readonly number[];
  /** Numbers of which nothing tells what they are: see `ServedOptions.gives`. */
  outputs?: readonly number[];
  /** Probabilities by the model's name of the class; those that are left out are not known. */
  scores?: Readonly<Record<string, number>>;
  /** The most likely class: the model's name of it, or its number. */
  label?: string | number;
}
