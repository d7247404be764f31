import { expected } from '../../core/check';
import { type CommandSpec, checkCommand } from '../../train/command/commandSpec';

/**
 * The program and its arguments that a text names, as one types them: with blanks between, or as a list in JSON where
 * one of them has blanks itself.
 * @throws RangeError for a text that is neither
 */
export function commandOf(text: string): CommandSpec {
  const command = { train: text.trim().startsWith('[') ? parsed(text) : text.trim().split(/\s+/) };
  checkCommand(command);
  return command;
}

/** The text that names a command. */
export const commandText = ({ train }: CommandSpec): string =>
  train.every(word => /^[^\s[]\S*$/.test(word)) ? train.join(' ') : JSON.stringify(train);

function parsed(text: string): string[] {
  try {
    return JSON.parse(text) as string[];
  } catch (error) {
    return expected('a list in JSON, ["python3", "train.py"]', `${text}: ${(error as Error).message}`);
  }
}
