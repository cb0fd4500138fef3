import type { Duty } from './framework';

/** Duties of people, by the responsible role. Each text is a full sentence. */
export const assignManagement = buildDuty('Management');
export const assignSecurityOfficer = buildDuty('Security officer');
export const assignDataProtectionOfficer = buildDuty('Data protection officer');
export const assignPlatformTeam = buildDuty('Platform team');
export const assignDevelopmentTeam = buildDuty('Development team');
export const assignIncidentTeam = buildDuty('Incident response team');
export const assignPeopleTeam = buildDuty('People team');
export const assignPurchasing = buildDuty('Purchasing and legal');
export const assignAuditor = buildDuty('Internal audit');

/** AWS is responsible for physical controls of its data centres, and its reports show them. */
export const inheritedFromAws: { readonly duty: Duty } = assignSecurityOfficer(
  'Read the reports in AWS Artifact on this control of its data centres every year. Cover your offices yourself.',
);

function buildDuty(who: string): (what: string) => { readonly duty: Duty } {
  return (what) => ({ duty: { who, what } });
}
