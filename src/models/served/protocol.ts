import type { RecordAnswer } from '../asked/recordAnswer';

/** Records in the form in which a server takes them. */
export interface Batch {
  /** Numbers (features, in their order), an object of raw cells by name of the column, or what `inputs` made of it. */
  readonly records: readonly unknown[];
  /** Names the request: a server that repeats it shows which one it answers. */
  readonly id: string;
  /** How many classes there are. */
  readonly classes: number;
}

/** What is sent. */
export interface ServerRequest {
  /** Added to the path of the URL unless it ends so, such as "/infer". */
  path?: string;
  body: string;
  /** Default: `Content-Type: application/json`. */
  headers?: Record<string, string>;
}

/** What a server's answer holds. */
export interface Decoded {
  /** One for each record of the batch, in its order. */
  answers: readonly RecordAnswer[];
  /** Which model answered, where the server says so: a change is noticed. */
  version?: string;
}

/** How a server is spoken to. A user may write another: see `protocols.custom`. */
export interface Protocol {
  /** What it is and how it is set: answers are kept under it. */
  readonly name: string;
  encode(batch: Batch): ServerRequest;
  /**
   * @param text the body of the answer
   * @throws Error where it is none of this protocol
   */
  decode(text: string, batch: Batch): Decoded;
  /**
   * Called once before the first question, to look at what the server says about itself.
   * @param get what stands at the URL, parsed; undefined where there is nothing
   * @returns the protocol to go on with
   */
  adapt?(get: () => Promise<unknown>): Promise<Protocol>;
  /** What to go on with when the server refuses the very first question. */
  readonly otherwise?: Protocol;
}
