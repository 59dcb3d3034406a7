import tseslint from 'typescript-eslint';

/*
 * The layers of the product, lowest last:
 *   bin -> cli -> { casefile, importers, report, bundle, demo } -> { media, advice } -> core
 * A folder may import itself and what stands in its list; siblings never import each other.
 */
const layers = {
  core: [],
  advice: ['core'],
  media: ['core'],
  casefile: ['media', 'advice', 'core'],
  importers: ['media', 'advice', 'core'],
  report: ['media', 'advice', 'core'],
  bundle: ['media', 'advice', 'core'],
  demo: ['media', 'advice', 'core'],
};
const everyLayer = [...Object.keys(layers), 'cli'];

/* Which folder, or single file, may use a package whose presence elsewhere would break a layer. */
const fences = {
  'better-sqlite3': ['src/casefile/**', 'src/importers/scratch-copy.ts'],
  pdfkit: ['src/report/**'],
  archiver: ['src/bundle/**'],
  commander: ['src/cli/**'],
  inquirer: ['src/cli/terminal/lists.ts'],
  chalk: ['src/cli/terminal/process-device.ts'],
};

function fencedPackages(allowed) {
  return Object.keys(fences)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      name,
      message: `Only ${fences[name].join(', ')} may use ${name} (see the table in eslint.config.js).`,
    }));
}

function layerRule(layer) {
  const forbidden = everyLayer.filter((name) => name !== layer && !layers[layer].includes(name));
  return forbidden.length === 0
    ? []
    : [
        {
          group: forbidden.flatMap((name) => [
            `../${name}/**`,
            `../../${name}/**`,
            `../../../${name}/**`,
          ]),
          message: `${layer} may import only: ${[layer, ...layers[layer]].join(', ')}.`,
        },
      ];
}

/* Later entries win, so each folder, and each file with a fence of its own, states its whole rule. */
function restricted(files, layer, allowedPackages) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...fencedPackages(allowedPackages),
            ...(layer === 'core'
              ? ['node:fs', 'node:fs/promises', 'node:process', 'node:child_process'].map(
                  (name) => ({
                    name,
                    message: 'core is pure: no disk, no clock, no terminal.',
                  }),
                )
              : []),
            ...['node:http', 'node:https', 'node:net', 'node:dns', 'node:tls', 'node:dgram'].map(
              (name) => ({ name, message: 'The program opens no connection to anywhere.' }),
            ),
          ],
          patterns: layer in layers ? layerRule(layer) : [],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'bin/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  ...Object.keys(layers).map((layer) =>
    restricted(
      [`src/${layer}/**/*.ts`],
      layer,
      Object.keys(fences).filter((name) => fences[name].includes(`src/${layer}/**`)),
    ),
  ),
  restricted(['src/importers/scratch-copy.ts'], 'importers', ['better-sqlite3']),
  restricted(['src/cli/**/*.ts'], 'cli', ['commander']),
  restricted(['src/cli/terminal/lists.ts'], 'cli', ['commander', 'inquirer']),
  restricted(['src/cli/terminal/process-device.ts'], 'cli', ['commander', 'chalk']),
  {
    files: ['src/{core,media,casefile,importers,report,bundle,demo,advice}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pass the clock in.' },
        { object: 'process', property: 'cwd', message: 'Pass the folder in.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
