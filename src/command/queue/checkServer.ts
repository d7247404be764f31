const oldest = [6, 2];

/** What a server says of itself by INFO, as far as jobs depend on it. */
export interface ServerState {
  /** Why nothing works with it. */
  refused?: string;
  /** Why it may forget jobs. */
  forgets: string[];
  /** What it does not tell. */
  unknown: string[];
}

/** Reads what INFO answers. */
export function serverState(info: string): ServerState {
  const fields = new Map([...info.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name, value]) => [name, value]));
  const version = fields.get('redis_version');
  const append = fields.get('aof_enabled');
  const policy = fields.get('maxmemory_policy');
  const forgets: string[] = [];
  if (append !== undefined && append !== '1')
    forgets.push('has no append-only file, so that jobs are gone when it stops (appendonly yes)');
  if (policy !== undefined && policy !== 'noeviction')
    forgets.push(`drops keys when memory is short, as its policy is ${policy} (maxmemory-policy noeviction)`);
  const told: [string, string | undefined][] = [
    ['appendonly', append],
    ['maxmemory-policy', policy],
  ];
  const unknown = told.filter(([, value]) => value === undefined).map(([name]) => name);
  return { refused: tooOld(version), forgets, unknown };
}

function tooOld(version = ''): string | undefined {
  const [major, minor] = version.split('.').map(Number);
  if (!(major < oldest[0] || (major === oldest[0] && minor < oldest[1]))) return undefined;
  return `Expected a server that does what Redis ${oldest.join('.')} does, or later, got ${version}.`;
}
