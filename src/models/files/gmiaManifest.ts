import { z } from 'zod';
import { expected } from '../../core/check';
import { type AnswerFiles, kindNames } from './answerFiles';

const place = z.union([z.string().min(1), z.strictObject({ file: z.string().min(1), array: z.string() })]);
const positions = z.union([z.array(z.int().nonnegative()), place]);

const models = z
  .strictObject({
    logits: place.optional(),
    probabilities: place.optional(),
    losses: place.optional(),
    predictions: place.optional(),
    membership: place.optional(),
  })
  .superRefine((files, context) => {
    const given = kindNames.filter(kind => files[kind] !== undefined);
    const message = `Expected one of ${kindNames.join(', ')}, got ${given.join(' and ') || 'none'}`;
    if (given.length !== 1) context.addIssue({ code: 'custom', message });
  });

const manifest = z
  .strictObject({
    version: z.literal(1).optional(),
    name: z.string().min(1).optional(),
    reference: models.optional(),
    target: models.optional(),
    labels: place.optional(),
    ids: place.optional(),
    classes: z.array(z.string()).min(2).optional(),
    roles: z.strictObject({ pool: positions, adversary: positions }).optional(),
  })
  .refine(({ reference, target }) => reference || target, 'Expected reference, target or both, got neither');

/**
 * Checks a manifest, or what is handed in in its place.
 * @param source named in the error
 * @throws RangeError that names each field which is unknown, missing or wrong
 */
export function checkManifest(files: unknown, source: string): AnswerFiles {
  const { data, error } = manifest.safeParse(files);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message));
  return expected(`${source} to say which files hold the answers`, faults.join('; '), 'See the type AnswerFiles.');
}
