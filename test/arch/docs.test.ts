import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';

/** What the pages name must exist: files, headings, commands, options, scripts, settings files. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = ['docs', 'src', 'graph', 'jobs'];
const files = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...folders.flatMap(markdownBelow),
].sort();

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return markdownBelow(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

const pages = files.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Links outside code; the target without title. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target]) => target as string);
}

/** The name GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading as string));

function brokenLinks(path: string, text: string): string[] {
  return linksOf(text).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const full = file === '' ? join(root, path) : join(root, dirname(path), file);
    if (!existsSync(full)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(full, 'utf8')).includes(anchor);
  });
}

interface Called {
  readonly command: string;
  readonly options: readonly string[];
}

/** Every call of the program: `kith list`, `npm run -s kith -- list --limit 10`. */
function callsOf(text: string): Called[] {
  const patterns = [
    /npm run -s kith -- ([^\n`"|]*)/g,
    /`kith ([^\n`]*)`/g,
    /src\/cli\/bin\.js ([^\n`"|]*)/g,
  ];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([, line]) => line as string))
    .map((line) => line.split(/\s+(?:>|2>|&&|;)/)[0] ?? '')
    .map((line) => ({
      command: line.trim().split(/\s+/)[0] ?? '',
      options: [...line.matchAll(/(?:^|\s)(--[a-z-]+)/g)].map(([, option]) => option as string),
    }))
    .filter(({ command }) => /^[a-z]/.test(command));
}

/** Options of a command and of those below it, such as `config show`. */
function optionsOf(command: string): string[] | undefined {
  const found = createProgram('0').commands.find((one) => one.name() === command);
  if (found === undefined) return undefined;
  const options = [found, ...allBelow(found)].flatMap((one) => one.options);
  return [...options.map((option) => option.long ?? ''), '--help'];
}

interface Below {
  readonly commands: readonly Below[];
  readonly options: readonly { readonly long?: string | undefined }[];
}

const allBelow = (command: Below): readonly Below[] =>
  command.commands.flatMap((below) => [below, ...allBelow(below)]);

function wrongCalls(text: string): string[] {
  return callsOf(text).flatMap(({ command, options }) => {
    const known = optionsOf(command);
    if (known === undefined) return [`kith ${command}`];
    return options.filter((one) => !known.includes(one)).map((one) => `kith ${command} ${one}`);
  });
}

const scripts = Object.keys(
  (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
);

const wrongScripts = (text: string): string[] =>
  [...text.matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)]
    .map(([, script]) => script as string)
    .filter((script) => !scripts.includes(script));

describe('the pages', () => {
  it('are found', () => {
    expect(files).toEqual(expect.arrayContaining(['README.md', 'docs/ARCHITECTURE.md']));
  });

  it.each(pages)('$path links to what exists', ({ path, text }) => {
    expect(brokenLinks(path, text)).toEqual([]);
  });

  it.each(pages)('$path names commands and scripts that exist', ({ text }) => {
    expect(wrongCalls(text)).toEqual([]);
    expect(wrongScripts(text)).toEqual([]);
  });

  it('are all in the index', () => {
    const index = linksOf(read('docs/README.md')).map((target) => join('docs', target));
    const decisions = linksOf(read('docs/decisions/README.md'));
    const listed = [...index, ...decisions.map((target) => join('docs/decisions', target))];
    const inDocs = files.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
    expect(inDocs.filter((path) => !listed.includes(path))).toEqual([]);
  });

  it('would be told of what does not exist', () => {
    const text = 'See [it](nowhere.md#x), `kith lsit`, `kith list --size 3`, and npm run nothing.';
    expect(brokenLinks('README.md', text)).toEqual(['nowhere.md#x']);
    expect(wrongCalls(text)).toEqual(['kith lsit', 'kith list --size']);
    expect(wrongScripts(text)).toEqual(['nothing']);
  });
});

describe('the first list of the README', () => {
  const blocks = [...read('README.md').matchAll(/```(?:csv|yaml)\n([\s\S]*?)```/g)];
  const example = ['customers.csv', 'profiles.csv', 'posts.csv', 'kith.yaml'].map((name) =>
    read(`docs/examples/first-list/${name}`),
  );

  it('shows the files that lie in its folder', () => {
    expect(blocks).toHaveLength(example.length);
    for (const [, block] of blocks) {
      expect(example.some((file) => file.startsWith(block as string))).toBe(true);
    }
  });
});
