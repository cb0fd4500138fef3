import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const PARAMETERS = ['HeaderParameters', 'QueryStringParameters', 'BodyParameters'];
const GUIDE = 'eventbridge/latest/userguide';
const [FIRST, ...OTHERS] = ['InvocationHttpParameters', 'OAuthParameters.OAuthHttpParameters'].flatMap((place) =>
  PARAMETERS.map((list) => `AuthParameters.${place}.${list}.*`),
);

/** Rules for the credentials of API destinations, and for endpoints in two regions. */
export const eventsConnectionRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'EventsConnectionParametersSecret',
      level: 'required',
      group: 'databaseIdentity',
      types: ['AWS::Events::Connection'],
      what: 'EventBridge connection keeps its additional parameters in Secrets Manager',
      why: 'With IsValueSecret false everyone who may describe the connection reads the value, often a token.',
      fix: 'Remove IsValueSecret, or set it to true.',
      elements: [FIRST ?? '', ...OTHERS],
      isFaulty: (parameter: Value) => parameter.at('IsValueSecret').flag() === false,
      references: [pciDss('8.3.2'), awsDocs(`${GUIDE}/eb-target-connection.html`), nist('IA-5(7)')],
    },
  ]),
  ...createPropertyRules([
    {
      id: 'EventsConnectionEndpointReplicates',
      level: 'required',
      group: 'resilience',
      types: ['AWS::Events::Endpoint'],
      what: 'EventBridge global endpoint has event replication enabled',
      why: 'Without replication, events of a failed region are lost, and no automatic recovery happens.',
      fix: 'Set ReplicationConfig.State to ENABLED, or remove it.',
      property: 'ReplicationConfig.State',
      expects: { differsFrom: 'DISABLED' },
      references: [
        securityHub('EventBridge.4'),
        prowler('eventbridge_global_endpoint_event_replication_enabled'),
        awsDocs(`${GUIDE}/eb-global-endpoints.html`),
      ],
    },
  ]),
];
