const names = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_ENDPOINT_URL_S3',
  'AWS_ENDPOINT_URL',
];

/** Puts back after the tests of the enclosing `describe` what the environment says of S3. @returns sets all of it */
export function awsEnvironment(): (values: Record<string, string>) => void {
  const kept = names.map(name => [name, process.env[name]] as const);
  const set = (values: Record<string, string | undefined>) => {
    for (const name of names)
      if (values[name] === undefined) delete process.env[name];
      else process.env[name] = values[name];
  };
  after(() => set(Object.fromEntries(kept)));
  return set;
}
