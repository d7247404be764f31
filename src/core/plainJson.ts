/**
 * A value as plain objects and arrays, which `JSON.stringify` writes as they are: typed arrays become arrays, and what
 * has a `toJSON` becomes what that gives. JSON knows no NaN and no infinity: it writes null for them.
 */
export function plainJson(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null) return value;
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return plainJson(toJSON.call(value));
  return plainFields(value);
}

/** The fields of an object, each as plain as that. */
export const plainFields = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainJson(one)]));
