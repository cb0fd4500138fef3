import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for traffic mirroring. */
export const ec2TrafficMirrorRules: readonly Rule[] = [
  {
    id: 'Ec2TrafficMirrorTargetDeclared',
    level: 'required',
    group: 'closedOutbound',
    types: ['AWS::EC2::TrafficMirrorSession'],
    what: 'Traffic mirror session copies packets to a target that the app declares',
    why: 'The session copies every packet of an interface. A target by its id may belong to another account.',
    fix: 'Reference an AWS::EC2::TrafficMirrorTarget of the same app in TrafficMirrorTargetId.',
    property: 'Properties.TrafficMirrorTargetId',
    references: [pciDss('1.3.2'), awsDocs('vpc/latest/mirroring/traffic-mirroring-targets.html'), nist('AC-4')],
    check: (session) => {
      const target = session.at('TrafficMirrorTargetId');
      return target.target()?.type === 'AWS::EC2::TrafficMirrorTarget' || target.text() === undefined;
    },
  },
];
