/** A data file that is missing, unreadable, cut short or changed. The message says which, and what to do. */
export class DataFileError extends Error {
  override name = 'DataFileError';
}
