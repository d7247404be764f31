import { checkFields, checkName } from '../../core/check';
import { onlyLong } from '../../core/onlyLong';
import { defaultProgress, type WorkOptions } from '../../core/progress';
import { checkSplit } from '../../data/attackSplit';
import type { Records } from '../../data/records';
import { ask } from '../../models/ask';
import type { Coarseness } from '../../models/coarseness';
import type { Askable } from '../../models/models';
import { tfServing } from '../../models/served/protocols/tfServing';
import { served } from '../../models/served/served';
import type { ServedModels } from '../../models/served/servedModels';
import type { FormName } from '../../serve/forms';
import { serve } from '../../serve/serve';
import type { Experiment } from './experiment';

/** What is served, and who is told how long questions take. */
type Served = Pick<Experiment, 'targets' | 'split'> & WorkOptions;

/** How records are sent where answers have a form, as the paper's services took them. */
const sent = {
  census: { inputs: 'cells', protocol: tfServing() },
  mnist: { inputs: 'features', protocol: tfServing({ input: 'image', key: 'key' }) },
  probabilities: { inputs: 'features', protocol: tfServing() },
  label: { inputs: 'features', protocol: tfServing() },
} as const satisfies Record<FormName, object>;

/**
 * The targets of an experiment behind a service of HTTP on this machine, in the form in which the paper's service
 * answered, as somebody sees them who can only ask. Nothing that was asked is kept beyond this process. The service
 * lasts as long as the process, and does not keep it alive.
 * @param coarse what is left of the answers. Default: all
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { targets, split } = await prepare('cancer', run);
 * const server = await serveTargets({ targets: targets.only([0, 1]), split }, 'probabilities');
 * await gmia.ask(server, new gmia.Records(split.dataset, [0]));
 * [server.size, server.asked.requests]; // => [2, 6]
 */
export async function serveTargets(experiment: Served, form: FormName, coarse?: Coarseness): Promise<ServedModels> {
  checkFields('experiment', experiment, 'an Experiment', ['targets', 'split'], advice);
  const { targets, split, ...work } = experiment;
  checkSplit('experiment.split', split);
  checkName('form', form, sent);
  const service = await serve(targets, { form, coarse, background: true });
  return served({
    ...sent[form],
    url: service.urls,
    dataset: split.dataset,
    split,
    members: (records: Records) => targets.members(records),
    name: `${targets.size} target models behind a service`,
    store: false,
    ...quietly(work),
  });
}

/** Of many short rounds of questions those are told of that last. */
export const quietly = ({ progress = defaultProgress(), signal }: WorkOptions): WorkOptions => ({
  progress: onlyLong(progress, 10),
  signal,
});

const advice = 'prepare(name, run) gives one.';

const services = new WeakMap<Experiment['targets'], Promise<ServedModels>>();

/** The targets as they are attacked: behind a service where the paper's were. */
export async function attackedModels(experiment: Served & Pick<Experiment, 'setting'>): Promise<Askable> {
  checkFields('experiment', experiment, 'an Experiment', ['setting', 'targets', 'split'], advice);
  const { setting, targets } = experiment;
  checkFields('experiment.setting', setting, 'a Setting', []);
  if (!setting.service) return targets;
  const known = services.get(targets);
  if (known) return known;
  const opening = serveTargets(experiment, setting.service);
  services.set(targets, opening);
  opening.catch(() => services.delete(targets)); // an interrupt lets the next one begin anew
  return opening;
}

/** Asks the targets about records, as far as their answers are not at hand, and gives them. */
export const askTargets = async (experiment: Experiment, records: Records): Promise<Askable> =>
  ask(await attackedModels(experiment), records, quietly(experiment));
