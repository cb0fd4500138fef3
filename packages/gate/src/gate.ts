/** `@bulwark/gate`: adds the gate to a CDK app, with packs, policies and acknowledgements. */

export { type AcceptedControl, listAcceptedControls } from './acknowledgements/accepted-controls';
export { type Acknowledgement, type AcknowledgementFile, acknowledge } from './acknowledgements/acknowledgement';
export { renderLedger } from './acknowledgements/ledger-text';
export type {
  AppEnvironmentRecord,
  AppRecord,
  CostLineRecord,
  CostRecord,
  DetectionRecord,
  PlaybookRecord,
} from './assessment/app-record';
export type { Assessment } from './assessment/assessment';
export { ComplianceGate, type ComplianceGateProps } from './engine/compliance-gate';
export { type GatePolicy, STRICT } from './engine/gate-policy';
export type { GateResult } from './engine/gate-result';
export { createPacks, PACK_NAMES, type PackName } from './engine/known-packs';
export type { TestEvidence } from './frameworks/app-evidence';
export type { ControlDefinition, FrameworkDefinition } from './frameworks/framework-definition';
export type { ManualResult } from './frameworks/manual-results';
export type { Revision, TestResults } from './frameworks/suite-results';
export { BulwarkChecks } from './rules/bulwark-checks';
export { type AddedGate, addGate, type GateOptions, readToday } from './runtime/add-gate';
