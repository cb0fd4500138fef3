import { eventsConnectionRules } from '../../../src/rules/events/events-connection';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const HEADER = 'AuthParameters.InvocationHttpParameters.HeaderParameters.*.IsValueSecret';

rulesDecide('EventBridge connection rules', eventsConnectionRules, {
  EventsConnectionParametersSecret: {
    holds: [nest(HEADER, true), nest(HEADER, undefined), {}],
    broken: [
      nest(HEADER, false),
      nest('AuthParameters.OAuthParameters.OAuthHttpParameters.BodyParameters.*.IsValueSecret', false),
    ],
    undecided: [nest(HEADER, UNKNOWN)],
  },
  EventsConnectionEndpointReplicates: decideProperty('ReplicationConfig.State', {
    holds: ['ENABLED', undefined],
    broken: ['DISABLED'],
  }),
});
