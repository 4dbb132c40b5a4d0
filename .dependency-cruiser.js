/**
 * Which room may import which (docs/ARCHITECTURE.md). The table is the rule;
 * every sentence below tells the offender what to do instead.
 */
const rooms = {
  'src/kernel': [],
  'src/config': ['src/kernel'],
  'src/lake': ['src/kernel'],
  'src/engine': ['src/kernel', 'src/config', 'src/lake'],
  'src/workers': ['src/kernel'],
  'src/privacy': ['src/kernel'],
  'src/match': ['src/kernel'],
  'src/sentiment': ['src/kernel'],
  'src/authenticity': ['src/kernel'],
  graph: ['src/kernel'],
  'src/rank': ['src/kernel', 'src/privacy'],
  'src/sources': ['src/kernel', 'src/config', 'src/lake'],
  'src/sample': ['src/kernel', 'src/lake'],
  'src/store': ['src/kernel', 'src/config'],
  'src/pipeline': ['src/kernel', 'src/lake', 'src/engine'],
  jobs: [
    'src/kernel',
    'src/lake',
    'src/engine',
    'src/pipeline',
    'src/workers',
    'src/privacy',
    'src/match',
    'src/sentiment',
    'src/authenticity',
    'src/rank',
    'graph',
  ],
  'src/app': [
    'src/kernel',
    'src/config',
    'src/lake',
    'src/engine',
    'src/workers',
    'src/privacy',
    'src/match',
    'src/sentiment',
    'src/authenticity',
    'graph',
    'src/rank',
    'src/sources',
    'src/sample',
    'src/store',
    'src/pipeline',
    'jobs',
  ],
  'src/cli': ['src/kernel', 'src/config', 'src/app'],
};

const pureRooms = [
  'src/kernel',
  'src/privacy',
  'src/match',
  'src/sentiment',
  'src/authenticity',
  'graph',
  'src/rank',
];

/** The one room each dependency lives in. */
const homes = {
  zod: ['src/config'],
  yaml: ['src/config'],
  '@duckdb/node-api': ['src/engine'],
  '@duckdb/node-bindings': ['src/engine'],
  'libphonenumber-js': ['src/match', 'src/sources'],
  'any-ascii': ['src/match'],
  tldts: ['src/match'],
  pg: ['src/store'],
  'pg-copy-streams': ['src/store'],
  kysely: ['src/store'],
  postgrator: ['src/store'],
  commander: ['src/cli'],
  listr2: ['src/cli'],
  pino: ['src/app'],
};

const anyOf = (folders) => `^(${folders.join('|')})/`;

const roomRules = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `room:${room}`,
  comment: `${room} may import ${mayImport.join(', ') || 'no other room'}. Pass what it needs as an argument, or move the code to the room it belongs to.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: '^(src|jobs|graph|test)/', pathNot: anyOf([room, ...mayImport]) },
}));

const doorRules = Object.keys(rooms).map((room) => ({
  name: `door:${room}`,
  comment: `Other rooms import only ${room}/index.ts. Export what you need from the door.`,
  severity: 'error',
  from: { path: '^(src|jobs|graph)/', pathNot: `^${room}/` },
  to: { path: `^${room}/`, pathNot: `^${room}/index\\.ts$` },
}));

const homeRules = Object.entries(homes).map(([dependency, home]) => ({
  name: `home:${dependency}`,
  comment: `${dependency} lives in ${home.join(' and ')}. Use that room's door instead.`,
  severity: 'error',
  from: { path: '^(src|jobs|graph)/', pathNot: anyOf(home) },
  to: { path: `(^|/)node_modules/${dependency}/` },
}));

export default {
  forbidden: [
    ...roomRules,
    ...doorRules,
    ...homeRules,
    {
      name: 'pure-rooms',
      comment: 'Pure rooms do no I/O: clock, randomness, models and tables arrive as arguments.',
      severity: 'error',
      from: { path: anyOf(pureRooms) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or a third one between them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests import the product, never the other way.',
      severity: 'error',
      from: { path: '^(src|jobs|graph)/' },
      to: { path: '^test/' },
    },
    {
      name: 'declared-dependencies',
      comment:
        'Add the package to dependencies, with its reason in docs/decisions. Only training, which needs a checkout, may use development packages.',
      severity: 'error',
      from: { path: '^(src|jobs|graph)/', pathNot: '^src/app/train/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
