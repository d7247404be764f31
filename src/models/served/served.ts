import { setMaxListeners } from 'node:events';
import { expected } from '../../core/check';
import { follow } from '../../core/follow';
import { count } from '../../core/format';
import { inParallel } from '../../core/inParallel';
import { workOptions } from '../../core/progress';
import type { AttackSplit } from '../../data/attackSplit';
import { sharedFeatures } from '../../data/duplicates';
import { Records } from '../../data/records';
import { classOrder } from '../asked/classOrder';
import { interpret, kindOf, widthOf } from '../asked/interpret';
import { KnownAnswers } from '../asked/knownAnswers';
import { checkMembers } from '../asked/membersOf';
import { Questions } from '../asked/questions';
import { defaultStore } from '../store/inventory';
import { checkStore, type Store } from '../store/objects';
import { AnswerLog } from './answerLog';
import { Meter } from './budget';
import { Canaries } from './canaries';
import { Client } from './client';
import { Connection } from './connection';
import { endpointOf } from './endpoint';
import { checkServed, type ServedOptions } from './options';
import type { Decoded } from './protocol';
import { Redactor, readHeaders } from './secrets';
import { ServedModels } from './servedModels';
import { ServerError } from './serverError';

const CANARIES = 4;

/**
 * Models behind a server that only answers: asked through its protocol, within a budget, each question once. A few
 * canary records are asked at once, to find out what the server gives, whether it rounds, and later whether it changed:
 * 4 records for each model here, and as many at start, middle and end of each run of `ask`.
 *
 * All answers are kept in the store by their content, as soon as they arrive. `asked` counts what was sent, `warnings`
 * and `coarseness` say what the answers turned out to be.
 * @throws RangeError for options that make no sense, an answer on other classes, or a budget that is too small for the
 *   canary records; ServerError where the server cannot be asked, or its answer is none of the protocol
 * @example
 * // not run: it needs a server
 * const server = await gmia.served({
 *   url: 'http://127.0.0.1:8080/v2/models/cancer',
 *   protocol: gmia.protocols.oip(),
 *   dataset: split.dataset,
 *   split,
 *   headers: { Authorization: gmia.fromEnvironment('MY_TOKEN', 'Bearer ') },
 *   budget: { records: 1000 },
 * });
 * const target = await gmia.ask(server, selection.records);
 * const alike = target.coarseness ? gmia.coarsen(references, target.coarseness) : references;
 * const result = gmia.attackDirectly(alike, target, selection);
 */
export async function served(options: ServedOptions): Promise<ServedModels> {
  const endpoints = checkServed(options).map(endpointOf);
  const { dataset, kind = 'target', split, members, headers = {}, sign, rate } = options;
  const { concurrency = 4, retries = 5, pause = 0.5, timeout = 60, store = true, budget = {} } = options;
  checkMembers(members, dataset, endpoints.length);
  const identities = endpoints.map(({ identity }) => identity);
  const twice = identities.findIndex((one, i) => identities.indexOf(one) !== i);
  if (twice >= 0) expected('another url for each model', `${endpoints[twice].shown} twice`);
  const keptIn: Store | undefined = store === true ? defaultStore() : store === false ? undefined : checkStore(store);
  const redactor = new Redactor();
  redactor.add([...endpoints.flatMap(({ secrets }) => secrets), ...Object.values(readHeaders(headers))]);
  const classes = dataset.classes.length;
  const names = classOrder(dataset.classes, options.labels);
  const questions = new Questions(dataset, options.inputs, options.rename);
  const meter = new Meter(budget);
  const client = new Client({ headers, sign, concurrency, rate, retries, pause, timeout }, meter, redactor);
  const batch = { records: options.batch?.records ?? 1000, bytes: options.batch?.bytes ?? 1_500_000 };
  const parts = { endpoints, client, redactor, questions, names, classes, batch };
  const canaryRecords = options.canary ?? canaryOf(split ? apartFromPool(split) : everyone(dataset));
  if (canaryRecords.dataset !== dataset || canaryRecords.length === 0)
    expected(`at least one canary record of ${dataset.name}`, canaryRecords.length);
  const inputs = canaryRecords.features();
  const canary = { inputs, at: Array.from(canaryRecords.indices.keys()) };
  const name = options.name ?? nameOf(endpoints.map(({ shown }) => shown));

  const requests = endpoints.length * Math.ceil(canary.at.length / batch.records);
  meter.foresee({ records: endpoints.length * canary.at.length, requests });
  const followed = follow(`${name}: first questions`, endpoints.length, workOptions(options));
  const { signal, wait, advance } = followed;
  setMaxListeners(0, signal);
  const first: Decoded[] = [];
  let connection = new Connection(options.protocol, parts);
  try {
    connection = await wait(connection.adapted(signal));
    const opened = await wait(open(connection, canary, signal));
    ({ connection } = opened);
    first[0] = opened.decoded;
    await advance(1);
    await inParallel([...endpoints.keys()].slice(1), concurrency, async model => {
      first[model] = await wait(connection.exchange(model, canary, signal));
      await advance(1);
    });
  } finally {
    followed.end();
  }

  return redactor.guard(() => {
    const kinds = first.map(({ answers }) => options.gives ?? kindOf(answers, classes));
    const gives = (['label', 'top', 'probabilities', 'logits'] as const).find(one => kinds.includes(one))!;
    const values = first.map(({ answers }) => interpret(answers, canary.at.length, gives, classes, names));
    const width = widthOf(gives, classes);
    const protocol = connection.protocol.name;
    const settings = { protocol, gives, classes: dataset.classes, labels: options.labels ?? null };
    const log = keptIn && new AnswerLog(keptIn, settings);
    const known = new KnownAnswers(endpoints.length, width);
    const canaries = new Canaries(endpoints.length);
    const keys = questions.keys(inputs);
    identities.forEach((identity, model) => {
      const kept = log?.load(identity) ?? [];
      for (const { keys, values } of kept) known.putAll(model, keys, values);
      const all = keys.every(key => known.knows(model, key));
      const before = all ? Float64Array.from(keys.flatMap(key => Array.from(known.get(model, key)))) : undefined;
      const { version } = first[model];
      canaries.start(
        model,
        values[model],
        version,
        before,
        kept.flatMap(one => one.version ?? []),
      );
      const fresh = [...keys.keys()].filter(i => !known.knows(model, keys[i]) && keys.indexOf(keys[i]) === i);
      if (fresh.length === 0) return;
      const arrived = {
        keys: fresh.map(i => keys[i]),
        values: Float64Array.from(fresh.flatMap(i => Array.from(values[model].subarray(i * width, (i + 1) * width)))),
        version,
      };
      known.putAll(model, arrived.keys, arrived.values);
      log?.save(identity, arrived);
    });
    return new ServedModels({
      name,
      gives,
      kind,
      dataset,
      split,
      members,
      identities,
      connection,
      questions,
      known,
      log,
      meter,
      canaries,
      canary,
      concurrency,
      rate,
    });
  });
}

/** The first question, by the next protocol where the server refuses one. */
async function open(connection: Connection, canary: Parameters<Connection['exchange']>[1], signal: AbortSignal) {
  for (;;) {
    try {
      return { connection, decoded: await connection.exchange(0, canary, signal) };
    } catch (error) {
      const next = connection.otherwise();
      if (!next || !(error instanceof ServerError) || error.status === undefined) throw error;
      connection = next;
    }
  }
}

const everyone = (dataset: ServedOptions['dataset']): Records =>
  new Records(
    dataset,
    dataset.labels.map((_, i) => i),
  );

/**
 * The adversary's records, but those whose features a record of the pool has, too: canaries that are asked about must
 * not be a question about that one. All of them where none is left.
 */
function apartFromPool({ adversary, pool }: AttackSplit): Records {
  const shared = sharedFeatures(adversary, pool);
  const apart = adversary.indices.filter((_, i) => !shared[i]);
  return apart.length > 0 ? new Records(adversary.dataset, apart) : adversary;
}

/** A few records, spread evenly. */
const canaryOf = ({ dataset, indices }: Records): Records =>
  new Records(
    dataset,
    Array.from(
      { length: Math.min(CANARIES, indices.length) },
      (_, i) => indices[Math.floor((i * indices.length) / CANARIES)],
    ),
  );

const nameOf = (shown: string[]): string =>
  shown.length === 1 ? `model at ${shown[0]}` : `${count(shown.length)} models, the first at ${shown[0]}`;
