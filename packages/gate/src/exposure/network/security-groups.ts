import type { TemplateResource, Value } from '../../templates/template-resource';
import { findKind } from '../kinds/all-kinds';
import { findNumber, findText, listFrom, listKnown, readAt } from '../known-values';
import type { Surroundings } from '../surroundings';

/** An inbound rule of a security group. */
export interface Admission {
  /** A security group, or a range of addresses; undefined for a prefix list and what only a deployment determines. */
  readonly source: TemplateResource | string | undefined;
  /** `tcp 5432`, `tcp 1024-65535`, `all traffic` */
  readonly ports: string;
  readonly from: number;
  readonly to: number;
  /** The rule, or the group that has it. */
  readonly shown: TemplateResource;
}

/** Security groups, their rules, and who is in them. */
export class SecurityGroups {
  readonly #rules = new Map<TemplateResource, Admission[]>();
  readonly #groups = new Map<TemplateResource, readonly TemplateResource[]>();
  readonly #members = new Map<TemplateResource, TemplateResource[]>();

  /** @param nodes everything that may be in a group */
  constructor(
    private readonly surroundings: Surroundings,
    nodes: readonly TemplateResource[],
  ) {
    for (const group of surroundings.ofType('AWS::EC2::SecurityGroup')) {
      for (const rule of listKnown(readAt(group, 'SecurityGroupIngress'))) this.#addRule(group, rule, group);
    }
    for (const rule of surroundings.ofType('AWS::EC2::SecurityGroupIngress')) {
      const group = surroundings.findTarget(readAt(rule, 'GroupId'));
      if (group !== undefined) this.#addRule(group, readAt(rule, ''), rule);
    }
    for (const node of nodes) {
      for (const group of this.listGroups(node)) {
        const members = this.#members.get(group);
        if (members === undefined) this.#members.set(group, [node]);
        else members.push(node);
      }
    }
  }

  /** The security groups in the templates that a node is in. */
  listGroups(node: TemplateResource): readonly TemplateResource[] {
    const known = this.#groups.get(node);
    if (known !== undefined) return known;
    const values = (findKind(node.type)?.groups ?? []).flatMap((path) => listFrom(node, path));
    const groups = [...values.flatMap((value) => this.#listBehind(value)), ...this.#listMountGroups(node)];
    const found = [...new Set(groups)];
    this.#groups.set(node, found);
    return found;
  }

  /** The inbound rules of all groups of a node. */
  listAdmissions(node: TemplateResource): readonly Admission[] {
    return this.listGroups(node).flatMap((group) => this.#rules.get(group) ?? []);
  }

  /** Whether a node names groups that are in no template, whose rules are therefore unknown. */
  hasOthers(node: TemplateResource): boolean {
    const paths = findKind(node.type)?.groups ?? [];
    return paths.some((path) => listFrom(node, path).length > 0) && this.listGroups(node).length === 0;
  }

  listMembers(group: TemplateResource): readonly TemplateResource[] {
    return this.#members.get(group) ?? [];
  }

  #addRule(group: TemplateResource, rule: Value, shown: TemplateResource): void {
    const source = readAt(rule, 'SourceSecurityGroupId');
    const range = [readAt(rule, 'CidrIp'), readAt(rule, 'CidrIpv6')].find(({ present }) => present);
    const admission: Admission = {
      source: source.present ? this.surroundings.findTarget(source) : range?.display(),
      shown,
      ...readPorts(rule),
    };
    const rules = this.#rules.get(group);
    if (rules === undefined) this.#rules.set(group, [admission]);
    else rules.push(admission);
  }

  /** A list of groups, or a launch template that has one. */
  #listBehind(value: Value): readonly TemplateResource[] {
    return listKnown(value).flatMap((item) => {
      const target = this.surroundings.findTarget(item);
      if (target === undefined || target.type === 'AWS::EC2::SecurityGroup') return target ?? [];
      return LAUNCH_GROUPS.flatMap((path) => listFrom(target, path)).flatMap(
        (group) => this.surroundings.findTarget(group) ?? [],
      );
    });
  }

  #listMountGroups(node: TemplateResource): readonly TemplateResource[] {
    if (node.type !== 'AWS::EFS::FileSystem') return [];
    return this.surroundings
      .listReferring('AWS::EFS::MountTarget', 'FileSystemId', node)
      .flatMap((mount) => listKnown(readAt(mount, 'SecurityGroups')))
      .flatMap((group) => this.surroundings.findTarget(group) ?? []);
  }
}

const LAUNCH_GROUPS = [
  'LaunchTemplateData.SecurityGroupIds.*',
  'LaunchTemplateData.NetworkInterfaces.*.Groups.*',
  'SecurityGroups.*',
];

function readPorts(rule: Value): Pick<Admission, 'ports' | 'from' | 'to'> {
  const protocol = findText(readAt(rule, 'IpProtocol')) ?? '-1';
  if (protocol === '-1') return { ports: 'all traffic', from: 0, to: 65_535 };
  const from = findNumber(readAt(rule, 'FromPort')) ?? 0;
  const to = findNumber(readAt(rule, 'ToPort')) ?? (from === 0 ? 65_535 : from);
  const name = PROTOCOLS[protocol] ?? protocol;
  return { ports: from === to ? `${name} ${from}` : `${name} ${from}-${to}`, from, to };
}

const PROTOCOLS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp' };
