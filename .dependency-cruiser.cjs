// Which file may import which. Each rule explains itself to whoever breaks it: `npm run imports`.
// test/architecture/imports.test.ts shows for each rule an import that breaks it.

/** What a CDK app imports of the gate: the entries of `exports` in packages/gate/package.json. */
const GATE_ENTRIES = '^packages/gate/src/(gate|rules|frameworks|reports|command|templates)[.]ts$';
const GATE_SOURCES = '^packages/gate/src/';
const WORLD =
  '^(node:)?(fs|fs/promises|os|process|child_process|http|https|net|timers|timers/promises|worker_threads)$';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that import each other, types included, are one file or need an interface between them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The imported file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'gate-not-to-blueprint',
      comment: 'The gate judges any CDK app. What it needs of this app is handed in through addGate().',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(bin|lib|lambda|local|test)/' },
    },
    {
      name: 'blueprint-uses-the-package',
      comment: 'The blueprint imports @bulwark/gate as any app does: through the entries of its package.json.',
      severity: 'error',
      from: { path: '^(bin|cost|lib|lambda|local)/' },
      to: { path: GATE_SOURCES, pathNot: GATE_ENTRIES },
    },
    {
      name: 'constructs-not-to-gate',
      comment:
        'A construct that depends on its judge is built for the judge. Write the finding into <construct>.acks.ts beside it.',
      severity: 'error',
      from: {
        path: '^lib/',
        pathNot: '([.]acks|^lib/acknowledgements|^lib/test-evidence|^lib/test-evidence/[^/]+|^lib/duties)[.]ts$',
      },
      to: { path: '^packages/|node_modules/cdk-nag/|[.]acks[.]ts$' },
    },
    {
      name: 'acknowledgements-import-their-construct',
      comment: 'A reviewer opens **/*.acks.ts and reads decisions. Logic belongs into the construct or the gate.',
      severity: 'error',
      from: { path: '^(lib/.+)/[^/]+[.]acks[.]ts$' },
      to: {
        pathNot: [
          '^$1/(?!.*[.]acks[.]ts$)[^/]+$',
          // The entry of a protection that is off until the environment is protected, shared by several files.
          '^lib/open-protection[.]ts$',
          '^packages/gate/src/gate[.]ts$',
          '(^|/)node_modules/aws-cdk-lib/index[.]js$',
        ],
      },
    },
    {
      name: 'constructs-not-to-stacks',
      comment:
        'lib/backend.ts hands the outputs of one stack to the next. A construct that imports a stack works in that stack only.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/backend([.]acks)?[.]ts$' },
      to: { path: '-stack[.]ts$|^lib/backend[.]ts$|^bin/' },
    },
    {
      name: 'lambda-imports-no-cdk',
      comment:
        'lambda/ runs in AWS: an import from lib/ would bundle the CDK into a function. Shared code belongs into lambda/.',
      severity: 'error',
      from: { path: '^lambda/' },
      to: { path: '^(lib|bin|local|test|packages)/|node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    },
    {
      name: 'constructs-do-not-touch-the-world',
      comment: 'The same commit gives byte-identical templates on any machine. Read it in bin/ and hand it in.',
      severity: 'error',
      // bundled-code.ts writes the bundle into the folder that the CDK names.
      from: { path: '^lib/', pathNot: '^lib/functions/bundled-code[.]ts$' },
      to: { path: WORLD },
    },
    {
      name: 'gate-core-does-not-touch-the-world',
      comment:
        'Rules, frameworks, assessment and reports are functions of values. Disk, clock and process belong to runtime/ and cli/.',
      severity: 'error',
      // template-file.ts: CDK hands a plugin the paths of templates, so a pack works in any app as it is.
      from: { path: GATE_SOURCES, pathNot: '^packages/gate/src/((runtime|cli)/|templates/template-file[.]ts$)' },
      to: { path: WORLD },
    },
    {
      name: 'reports-read-the-assessment',
      comment: 'A report is a pure function of the assessment. What it needs besides belongs into the assessment.',
      severity: 'error',
      from: { path: '^packages/gate/src/reports/', pathNot: 'rules-page[.]ts$' },
      to: {
        pathNot: [
          '^packages/gate/src/(reports/|assessment/(app-record|assessment|control-record|could-not-judge|count-acknowledgements|fact-record|policy-record)[.]ts$|(access/access|exposure/exposure)-record[.]ts$|templates/(group-by|memoize)[.]ts$)',
          'node_modules/@types/sarif/',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'rules-read-templates',
      comment: 'A rule is a declaration over templates; it does not depend on how the gate runs it.',
      severity: 'error',
      from: { path: '^packages/gate/src/(rules|templates)/', pathNot: '(bulwark-checks|app-templates)[.]ts$' },
      to: { path: '^packages/gate/src/(engine|assessment|acknowledgements|frameworks|reports|runtime|cli)/' },
    },
    {
      name: 'estimates-read-templates',
      comment: 'An estimate reads what is deployed: the templates. A setting that it reads may not have its effect.',
      severity: 'error',
      from: { path: '^cost/', pathNot: '^cost/(main|synthesize)[.]ts$' },
      to: { path: `^(bin|lib)/|node_modules/(aws-cdk-lib|constructs)/|${WORLD}` },
    },
    {
      name: 'service-modules-only',
      comment: "One spelling per thing: `import { Key } from 'aws-cdk-lib/aws-kms'`, never a path inside of a module.",
      severity: 'error',
      from: { path: '^(bin|lib|packages/gate/src)/' },
      to: { path: '(^|/)aws-cdk-lib/([^/]+/lib/(?!index)|core(/|$))' },
    },
  ],
  options: {
    // TypeScript 7 has no API for tools to parse with.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cdk[.]out)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['bulwark-source', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
};
