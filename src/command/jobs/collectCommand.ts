import { Command } from 'commander';
import { collectJobs } from '../../train/jobs/collect';
import { untilStopped } from '../untilStopped';
import { convolutionalOption, registerConvolutional } from './convolutional';

/** `gmia collect`: puts the models of a job folder into the store. */
export const collectCommand = (): Command =>
  new Command('collect')
    .summary('puts the models of a job folder into the store')
    .description(
      'Puts the models that are trained in a job folder into the store, after a look at each whether it is whole. ' +
        'Exit code 0, or 1 where some are missing, damaged or not taken by the store.',
    )
    .argument('<folder>', 'a job folder, as gmia plan makes it')
    .addOption(convolutionalOption())
    .action(async (folder: string, { convolutional }: { convolutional?: string }) => {
      registerConvolutional(convolutional);
      const found = await untilStopped(signal => collectJobs(folder, { signal }));
      if (!found) return;
      const { collected, there, missing, damaged, refused, unkept, warnings } = found;
      const parts = [
        `${collected} ${collected === 1 ? 'model was' : 'models were'} put into the store`,
        ...(there ? [`${there} were there`] : []),
        ...(missing ? [`${missing} are not trained yet`] : []),
        ...(damaged ? [`${damaged} were damaged and have to be trained again`] : []),
        ...(refused ? [`${refused} were not taken by the store and stay in the job folder`] : []),
        ...(unkept ? [`${unkept} belong to a call that keeps nothing, which takes them when it is made again`] : []),
      ];
      console.log(`${parts.join('; ')}.`);
      for (const warning of warnings) console.log(warning);
      if (missing + damaged + refused > 0) process.exitCode = 1;
    });
