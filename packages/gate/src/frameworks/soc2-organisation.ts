import { assignAuditor, assignManagement, assignPeopleTeam, assignSecurityOfficer } from './duties';
import { alerts, auditLogs } from './evidence-groups';
import type { Control } from './framework';

/** Common criteria CC1 to CC5: organisation, communication, risks, monitoring and control activities. */
export const organisationCriteria: readonly Control[] = [
  ...(
    [
      [
        'CC1.1',
        'The organisation demonstrates integrity and ethical values',
        assignManagement,
        'Adopt a code of conduct, have every employee agree to it, and act on violations.',
      ],
      [
        'CC1.2',
        'The board oversees internal control',
        assignManagement,
        'Let a board that is independent of management oversee internal control.',
      ],
      [
        'CC1.3',
        'Structures and authorities are established',
        assignManagement,
        'Keep an organisation chart with the reporting lines for security.',
      ],
      [
        'CC1.4',
        'Competent people are hired and retained',
        assignPeopleTeam,
        'Describe jobs, screen candidates and train employees.',
      ],
      [
        'CC1.5',
        'People are accountable for controls',
        assignManagement,
        'Make people accountable for their controls in goals and reviews.',
      ],
      [
        'CC2.2',
        'Objectives are communicated internally',
        assignManagement,
        'Inform every employee of the duties and objectives of controls, and of how to report failures.',
      ],
      [
        'CC2.3',
        'Objectives are communicated externally',
        assignManagement,
        'Inform customers of your commitments, and give them a way to report problems.',
      ],
      [
        'CC3.1',
        'Objectives are specified clearly enough to identify risks',
        assignManagement,
        'Write down the objectives for security, availability and confidentiality.',
      ],
      [
        'CC3.3',
        'Fraud is considered in risk assessments',
        assignManagement,
        'Consider fraud, including by insiders, when risks are assessed.',
      ],
      [
        'CC5.1',
        'Control activities mitigate risks',
        assignSecurityOfficer,
        'Choose controls by the risks that they reduce, and record the choice.',
      ],
      [
        'CC5.3',
        'Controls are deployed through policies',
        assignSecurityOfficer,
        'Publish policies and procedures, and review them every year.',
      ],
    ] as const
  ).map(([id, title, assign, what]) => ({ id, title, evidence: [], ...assign(what) })),
  {
    id: 'CC2.1',
    title: 'Information for controls has sufficient quality',
    evidence: auditLogs,
    ...assignSecurityOfficer('Decide which information the controls of the organisation need.'),
  },
  {
    id: 'CC3.2',
    title: 'Risks are identified and analyzed',
    evidence: [],
    ...assignSecurityOfficer('Assess the risks of the organisation every year, including the threats to each system.'),
  },
  {
    id: 'CC3.4',
    title: 'Changes that affect controls are identified',
    evidence: [],
    ...assignManagement('Assess changes of business, leadership and technology for their risks.'),
  },
  {
    id: 'CC4.1',
    title: 'Controls are evaluated',
    evidence: [],
    ...assignAuditor('Evaluate every year the controls that no program evaluates.'),
  },
  {
    id: 'CC4.2',
    title: 'Deficiencies of controls are communicated',
    evidence: alerts,
    ...assignAuditor('Report deficiencies to management, and follow their repair.'),
  },
  {
    id: 'CC5.2',
    title: 'Controls over technology exist',
    evidence: [],
    ...assignSecurityOfficer('Extend the controls over technology to systems that this app does not create.'),
  },
];
