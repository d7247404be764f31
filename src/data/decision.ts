/** What became of a column of the source, and why: a row of the table that `show(dataset)` gives. */
export interface Decision {
  /** The column's name in the source. */
  name: string;
  type: 'number' | 'categories' | 'date' | 'label' | 'id' | 'left out';
  /** How many different values it has, missing ones aside; undefined where nobody looked. */
  distinct?: number;
  /** How many values are missing; undefined where nobody looked. */
  missing?: number;
  /** What was made of it: "1 feature, 18 to 62 scaled to 0 to 1", for instance. */
  decided: string;
  /** Why: an option that asked for it, or what its values are like. */
  why: string;
}
