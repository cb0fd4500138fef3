import { auditor, management, peopleTeam, securityOfficer } from './duties';
import { allOf, type Control, tested } from './framework';
import { alerts, auditLogs } from './safeguards';

/** Common criteria CC1 to CC5: the organisation, its talk, its risks, its watch over itself and its controls. */
export const organisationCriteria: readonly Control[] = [
  ...(
    [
      [
        'CC1.1',
        'Integrity and values are lived',
        management,
        'Adopt a code of conduct, have everyone agree to it, and act on breaches.',
      ],
      [
        'CC1.2',
        'The board watches over controls',
        management,
        'Let a board that is independent of management oversee controls.',
      ],
      [
        'CC1.3',
        'Structure and authority are set',
        management,
        'Keep an organisation chart that says who reports to whom on security.',
      ],
      [
        'CC1.4',
        'Competent people are won and kept',
        peopleTeam,
        'Describe jobs, screen candidates and train those who do them.',
      ],
      [
        'CC1.5',
        'People answer for controls',
        management,
        'Hold people to account for the controls that are theirs, in goals and reviews.',
      ],
      [
        'CC2.2',
        'Objectives are known inside',
        management,
        'Tell everyone the duties and objectives of controls, and how to report failures.',
      ],
      [
        'CC2.3',
        'Objectives are known outside',
        management,
        'Tell customers what you commit to, and give them a way to report.',
      ],
      [
        'CC3.1',
        'Objectives are clear enough to see risks',
        management,
        'Write down objectives of security, availability and confidentiality.',
      ],
      ['CC3.3', 'Fraud is considered', management, 'Consider fraud, by insiders as well, when risks are assessed.'],
      [
        'CC5.1',
        'Controls answer risks',
        securityOfficer,
        'Choose controls by the risks they bring down, and record the choice.',
      ],
      [
        'CC5.3',
        'Controls are laid down in policies',
        securityOfficer,
        'Publish policies and procedures, and review them every year.',
      ],
    ] as const
  ).map(([id, title, who, what]) => ({ id, title, evidence: [], ...who(what) })),
  {
    id: 'CC2.1',
    title: 'Information for controls is of quality',
    evidence: allOf(auditLogs, tested('app/inventory.test.ts', '$id grows only where a reviewer sees it')),
    ...securityOfficer('Decide which information the controls of the organisation need.'),
  },
  {
    id: 'CC3.2',
    title: 'Risks are identified and analysed',
    evidence: tested('docs/threat-model.test.ts', '"%s" is defended, and shown by a test that exists'),
    ...securityOfficer('Assess risks of the organisation every year; the threat model is one input.'),
  },
  {
    id: 'CC3.4',
    title: 'Changes that matter for controls are noticed',
    evidence: tested('app/roles.test.ts', 'in production'),
    ...management('Assess changes of business, leadership and technology for their risks.'),
  },
  {
    id: 'CC4.1',
    title: 'Controls are evaluated',
    evidence: tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
    ...auditor('Evaluate controls that no program judges every year.'),
  },
  {
    id: 'CC4.2',
    title: 'Failures of controls reach those who can act',
    evidence: alerts,
    ...auditor('Report failures to management, and follow their repair.'),
  },
  {
    id: 'CC5.2',
    title: 'There are controls over technology',
    evidence: tested('app/synth.test.ts', 'leaves nothing but acknowledged findings in the report of CDK'),
    ...securityOfficer('Extend the controls over technology to what lies outside of this blueprint.'),
  },
];
