import type { Readable } from 'node:stream';

const mostKept = 2000; // characters

/** The end of what a process says, for when it dies. */
export function lastWords(stream: Readable): () => string {
  let said = '';
  stream.on('data', (text: Buffer) => {
    said = (said + text).slice(-mostKept);
  });
  return () => said;
}
