import type { Duty } from './framework';

/** What is left to people, by the role that answers for it. Each is a full sentence. */
export const management = duty('Management');
export const securityOfficer = duty('Security officer');
export const dataProtectionOfficer = duty('Data protection officer');
export const platformTeam = duty('Platform team');
export const developmentTeam = duty('Development team');
export const incidentTeam = duty('Incident response team');
export const peopleTeam = duty('People team');
export const purchasing = duty('Purchasing and legal');
export const auditor = duty('Internal audit');

/** Physical controls of data centres are those of AWS; its reports show them. */
export const inheritedFromAws: { readonly duty: Duty } = securityOfficer(
  'Read the reports of AWS Artifact that show this control of its data centres, every year, and cover offices of your own.',
);

function duty(who: string): (what: string) => { readonly duty: Duty } {
  return (what) => ({ duty: { who, what } });
}
