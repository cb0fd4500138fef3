import { awsDocs, nist, pciDss, type Rule } from '../rule';

const KAFKA = 'SourceParameters.SelfManagedKafkaParameters';

/** Rules for the sources of pipes. */
export const eventsPipeRules: readonly Rule[] = [
  {
    id: 'EventsPipeKafkaAuthenticated',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::Pipes::Pipe'],
    what: 'EventBridge pipe authenticates to its self-managed Kafka cluster',
    why: 'A cluster that accepts clients without authentication lets everyone on the network read and write events.',
    fix: 'Set SourceParameters.SelfManagedKafkaParameters.Credentials.',
    property: `Properties.${KAFKA}.Credentials`,
    references: [pciDss('8.3.1'), awsDocs('eventbridge/latest/userguide/eb-pipes-kafka.html'), nist('IA-9')],
    check: (pipe) => {
      if (!pipe.at(KAFKA).present) return 'not applicable';
      return pipe.at(`${KAFKA}.Credentials`).present;
    },
  },
];
