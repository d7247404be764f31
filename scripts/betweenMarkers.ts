import { expected } from '../src/core/check';

/**
 * Puts text between two comments of a page, `<!-- name -->` and `<!-- /name -->`, in the place of what is there.
 * @throws RangeError where the page does not have both, each once and in this order
 */
export function putBetween(page: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, after, ...more] = page.split(open);
  const parts = (after ?? '').split(close);
  if (more.length > 0 || parts.length !== 2) expected(`a page with ${open} and, below it, ${close}`, page);
  return `${before}${open}\n${text}\n${close}${parts[1]}`;
}
