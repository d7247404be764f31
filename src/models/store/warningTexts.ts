import { z } from 'zod';

/** The object of a series that has what a reader of results has to know about its models: a list of texts. */
export const warningsFile = 'warnings.json';

const texts = z.array(z.string());

/** @throws Error for content that is no list of texts */
export function warningTexts(content: Uint8Array): string[] {
  const { data, success } = texts.safeParse(JSON.parse(Buffer.from(content).toString()));
  if (!success) throw new Error('it is no list of texts');
  return data;
}

export const warningsContent = (all: readonly string[]): Buffer => Buffer.from(JSON.stringify(all, null, 2));
