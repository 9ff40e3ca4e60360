import { SETTINGS_OF_PRODUCT } from '../config/settings.ts';
import type { Command } from './commands.ts';

export const config: Command = {
  name: 'config',
  says: 'lists every setting with the value in use',
  run({ settings, print }) {
    for (const { name, says, show } of SETTINGS_OF_PRODUCT) {
      print(`${name}=${show(settings)}`);
      print(`    ${says}`);
    }
    return Promise.resolve(0);
  },
};
