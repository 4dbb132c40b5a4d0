/** Who decides: named by `--who`, else the user of the operating system. */
import { userInfo } from 'node:os';
import { Option } from 'commander';
import { AppError } from '../kernel/index.ts';

export const whoOption = (): Option =>
  new Option('--who <name>', 'who decides (default: the user of the operating system)');

const whoCharactersMax = 100;

/** Throws `usage.bad_option` where nobody is named and the operating system knows none. */
export function whoOf({ who }: { readonly who?: string }): string {
  const name = who?.trim() ?? userName();
  if (
    name !== undefined &&
    name !== '' &&
    name.length <= whoCharactersMax &&
    !/\p{Cc}/u.test(name)
  ) {
    return name;
  }
  throw new AppError(
    'usage.bad_option',
    `say who decides: --who NAME, of 1 to ${whoCharactersMax} characters`,
  );
}

/** Undefined for a user that the operating system has no name for. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
