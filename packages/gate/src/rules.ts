/** `@bulwark/gate/rules`: the rules of the pack Bulwark, and the types for rules of an app. */
export { allRules } from './rules/all-rules';
export { BulwarkChecks } from './rules/bulwark-checks';
export {
  awsConfig,
  awsDocs,
  type CheckResult,
  type EvidenceGroup,
  nist,
  pciDss,
  type Reference,
  type Rule,
  type RuleLevel,
  securityHub,
} from './rules/rule';
export type { ResourceDeclaration, StackTemplate, Template } from './templates/template';
export { TemplateResource } from './templates/template-resource';
export { TemplateSet } from './templates/template-set';
export { Undecidable } from './templates/undecidable';
