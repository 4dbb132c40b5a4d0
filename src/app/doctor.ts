/** What a night needs from the machine, the configuration and the database, one check each. */
import { access, constants, mkdir, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { type LoadedConfig, loadConfig, sourceKinds } from '../config/index.ts';
import { AppError, errorCodes, toAppError } from '../kernel/index.ts';
import { Lake, translateFileError } from '../lake/index.ts';
import { storeOf, targetConfig } from './open.ts';
import { largerPort } from './sentiment/larger/larger-port.ts';
import { workspaceOf } from './workspace.ts';

export interface DoctorCheck {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly says: string;
  /** How to mend it, when there is something to mend. */
  readonly mend?: string;
}

const MB = 1_048_576;
const GB = 1024 * MB;
/** A night of a million customers needs about this much room. */
const DISK_WANTED_GB = 5;
/** Node, the graph and the models beside DuckDB's own memory, MB. */
const MEMORY_BESIDE_ENGINE_MB = 1024;

export interface DoctorOptions {
  /** Configuration file; `kith.yaml` of this folder when not given. */
  readonly file: string | undefined;
  readonly sample: boolean;
}

/** Stops the embedded server of a workspace; the next command starts it again. */
export async function stopDatabase(options: DoctorOptions): Promise<string> {
  const loaded = await targetConfig({
    loaded: loadConfig({ file: options.file }),
    sample: options.sample,
  });
  if (loaded.secrets.databaseUrl !== undefined) {
    throw new AppError(
      'usage.bad_option',
      '--stop-database stops the embedded server only, and DATABASE_URL names one of your own',
    );
  }
  const store = await storeOf(loaded);
  await store.stop();
  return loaded.config.workspace;
}

export async function runDoctor(options: DoctorOptions): Promise<readonly DoctorCheck[]> {
  const checks: DoctorCheck[] = [nodeCheck()];
  let loaded: LoadedConfig;
  try {
    loaded = await targetConfig({
      loaded: loadConfig({ file: options.file }),
      sample: options.sample,
    });
  } catch (thrown) {
    return [...checks, faultOf('configuration', thrown)];
  }
  const { config } = loaded;
  checks.push({
    name: 'configuration',
    state: 'ok',
    says: loaded.file ?? 'defaults: there is no kith.yaml in this folder',
  });
  if (!options.sample) checks.push(...(await sourceChecks(loaded)));
  checks.push(memoryCheck(config.engine.memoryMb));
  if (config.sentiment.larger.folder !== undefined) {
    checks.push(await guarded('larger model', () => largerCheck(loaded)));
  }
  checks.push(await guarded('workspace', () => workspaceCheck(config.workspace)));
  checks.push(await guarded('lake', () => lakeCheck(workspaceOf(config).lake)));
  checks.push(...(await databaseChecks(loaded)));
  return checks;
}

function nodeCheck(): DoctorCheck {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  const says = `Node ${process.versions.node}`;
  return fits
    ? { name: 'node', state: 'ok', says }
    : { name: 'node', state: 'fault', says, mend: 'install Node 20.19 or later' };
}

function memoryCheck(engineMb: number): DoctorCheck {
  const totalMb = Math.round(totalmem() / MB);
  const wantedMb = engineMb + MEMORY_BESIDE_ENGINE_MB;
  const says = `${totalMb} MB, the engine may use ${engineMb} MB`;
  return totalMb >= wantedMb
    ? { name: 'memory', state: 'ok', says }
    : { name: 'memory', state: 'warning', says, mend: 'lower engine.memoryMb; it spills to disk' };
}

async function sourceChecks({ config, baseFolder }: LoadedConfig): Promise<DoctorCheck[]> {
  if (config.sources.customers === undefined) {
    const says = 'no customer file is configured';
    const mend = 'set sources.customers in kith.yaml, or try `kith nightly --sample`';
    return [{ name: 'sources', state: 'warning', says, mend }];
  }
  const files = sourceKinds.flatMap((kind) =>
    (config.sources[kind] ?? []).map(({ path }) => ({ kind, path: resolve(baseFolder, path) })),
  );
  return Promise.all(
    files.map(async ({ kind, path }): Promise<DoctorCheck> => {
      const found = await stat(path).catch(() => undefined);
      const readable = await access(path, constants.R_OK).then(
        () => true,
        () => false,
      );
      if (found?.isFile() === true && readable) {
        return { name: kind, state: 'ok', says: `${path}, ${(found.size / MB).toFixed(1)} MB` };
      }
      const mend = `check sources.${kind} and the permissions of the file`;
      return { name: kind, state: 'fault', says: `${path} cannot be read`, mend };
    }),
  );
}

async function workspaceCheck(folder: string): Promise<DoctorCheck> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (thrown) {
    throw translateFileError(thrown, folder);
  }
  const { bavail, bsize } = await statfs(folder);
  const freeGb = (bavail * bsize) / GB;
  const says = `${folder}, ${freeGb.toFixed(1)} GB free`;
  return freeGb >= DISK_WANTED_GB
    ? { name: 'workspace', state: 'ok', says }
    : { name: 'workspace', state: 'warning', says, mend: 'free space, or move `workspace`' };
}

/** Loads the model and reads one post, as a night would. */
async function largerCheck(loaded: LoadedConfig): Promise<DoctorCheck> {
  const model = await largerPort(loaded).open();
  const startedMs = performance.now();
  await model.read('Thank you for the quick answer, all is well again.');
  const ms = Math.round(performance.now() - startedMs);
  await model.close();
  const { folder, share } = loaded.config.sentiment.larger;
  const says = `${folder} reads a post in ${ms} ms; ${100 * share} % of new posts`;
  return { name: 'larger model', state: 'ok', says };
}

async function lakeCheck(folder: string): Promise<DoctorCheck> {
  const lake = await Lake.open(folder);
  const versions = Object.entries(lake.manifest.tables);
  const standing = await Promise.all(
    versions.map(([table, version]) => lake.stands(table, version)),
  );
  const missing = versions.filter((_, index) => standing[index] === false).map(([table]) => table);
  if (missing.length > 0) {
    const says = `files of ${missing.join(', ')} are missing`;
    return { name: 'lake', state: 'warning', says, mend: 'the next night makes them again' };
  }
  const last = lake.manifest.nights.at(-1)?.date;
  const says =
    last === undefined ? 'no night yet' : `${versions.length} tables, last night ${last}`;
  return { name: 'lake', state: 'ok', says };
}

async function databaseChecks(loaded: LoadedConfig): Promise<DoctorCheck[]> {
  try {
    const store = await storeOf(loaded);
    try {
      const facts = await store.facts();
      const size = (facts.databaseBytes / MB).toFixed(0);
      const says = `PostgreSQL ${facts.version}, ${facts.connection}, ${size} MB, editions: ${facts.editions}`;
      return [
        { name: 'database', state: 'ok', says },
        ...facts.howToConnect.map(
          (how): DoctorCheck => ({ name: 'connect', state: 'ok', says: how }),
        ),
      ];
    } finally {
      await store.close();
    }
  } catch (thrown) {
    return [faultOf('database', thrown)];
  }
}

async function guarded(name: string, check: () => Promise<DoctorCheck>): Promise<DoctorCheck> {
  try {
    return await check();
  } catch (thrown) {
    return faultOf(name, thrown);
  }
}

function faultOf(name: string, thrown: unknown): DoctorCheck {
  const { code, message } = toAppError(thrown);
  return { name, state: 'fault', says: message, mend: errorCodes[code].mend };
}
