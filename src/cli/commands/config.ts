/** `kith config show`: every setting, its value, and where it came from. */
import type { Command } from 'commander';
import { loadConfig } from '../../config/index.ts';
import { createOutput, terminalWidth } from '../output.ts';
import { textTable } from '../view/table.ts';

interface SettingRow {
  readonly setting: string;
  readonly value: unknown;
  readonly from: string;
}

export function addConfig(program: Command): void {
  program
    .command('config')
    .summary('show the configuration')
    .description('The configuration as this folder, file and environment give it.')
    .command('show')
    .summary('print every setting and where it came from')
    .description(
      'Prints every setting, its value, and where it came from. Secrets are shown as ***.',
    )
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', 'print as JSON')
    .action((flags: { readonly config?: string; readonly json?: boolean }) => {
      const { config, origins, secrets, file } = loadConfig({ file: flags.config });
      const settings: SettingRow[] = Object.entries(origins).map(([setting, from]) => ({
        setting,
        value: valueAt(config, setting),
        from,
      }));
      settings.push({
        setting: 'DATABASE_URL',
        value: secrets.databaseUrl === undefined ? null : '***',
        from: secrets.databaseUrl === undefined ? 'not set: the embedded server' : 'environment',
      });
      createOutput(flags.json === true).result({ file: file ?? null, settings }, () =>
        textTable(
          settings,
          [
            { title: 'Setting', cell: (row) => row.setting },
            { title: 'From', cell: (row) => row.from },
            { title: 'Value', cell: (row) => shortened(JSON.stringify(row.value) ?? '') },
          ],
          terminalWidth(),
        ),
      );
    });
}

/** Long values, such as the lists, are whole only in `--json`. */
const VALUE_TEXT_MAX = 120;
const shortened = (text: string): string =>
  text.length > VALUE_TEXT_MAX ? `${text.slice(0, VALUE_TEXT_MAX)}… (whole with --json)` : text;

function valueAt(config: unknown, path: string): unknown {
  let at = config;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
