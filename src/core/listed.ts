import { count } from './format';

/** Items as a sentence lists them, cut after so many: "a, b, c and 97 more". */
export const listed = (items: readonly string[], most = 10): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${count(items.length - most)} more`;
