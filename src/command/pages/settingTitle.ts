import { settings } from '../../paper/setup/settings';

/** The setting of a row in words; names of others as they are. */
export const settingTitle = (name: string): string =>
  Object.hasOwn(settings, name) ? settings[name as keyof typeof settings].title : name;
