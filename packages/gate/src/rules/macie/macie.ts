import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const GUIDE = 'macie/latest/user';

/** Rules for the search for personal data and secrets in buckets by Macie. */
export const macieRules: readonly Rule[] = createPropertyRules([
  {
    id: 'MacieEnabled',
    level: 'required',
    group: 'alerts',
    types: ['AWS::Macie::Session'],
    what: 'Macie is enabled',
    why: 'While Macie is paused, nothing finds a bucket that becomes public or personal data in the wrong place.',
    fix: 'Set Status to ENABLED, or remove it.',
    property: 'Status',
    expects: { differsFrom: 'PAUSED' },
    references: [securityHub('Macie.1'), prowler('macie_is_enabled'), awsDocs(`${GUIDE}/suspend-macie.html`)],
  },
  {
    id: 'MacieFindingsPublishedQuickly',
    level: 'hardening',
    group: 'alerts',
    types: ['AWS::Macie::Session'],
    what: 'Macie publishes repeated findings within 15 minutes',
    why: 'With six hours, the default, an alarm about a bucket that is still public comes much too late.',
    fix: 'Set FindingPublishingFrequency to FIFTEEN_MINUTES.',
    property: 'FindingPublishingFrequency',
    expects: { equals: 'FIFTEEN_MINUTES' },
    references: [awsDocs(`${GUIDE}/findings-publish-frequency.html`), nist('SI-4(5)')],
  },
  {
    id: 'MacieFindingsNotArchived',
    level: 'required',
    group: 'alerts',
    types: ['AWS::Macie::FindingsFilter'],
    what: 'Macie filter does not archive findings',
    why: 'No person sees an archived finding, and the next one of its kind is hidden too.',
    fix: 'Set Action to NOOP, or acknowledge the filter with its reason.',
    property: 'Action',
    expects: { differsFrom: 'ARCHIVE' },
    references: [pciDss('11.5.1'), awsDocs(`${GUIDE}/findings-suppression.html`), nist('SI-4(5)')],
  },
]);
