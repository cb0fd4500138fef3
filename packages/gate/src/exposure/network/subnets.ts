import { memoize } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { findKind } from '../kinds/all-kinds';
import { isTrue, listFrom, listKnown, readAt } from '../known-values';
import type { Surroundings } from '../surroundings';

/** Subnets by whether packets from the internet reach them. */
export class Subnets {
  readonly #open = new Map<TemplateResource, boolean>();

  constructor(private readonly surroundings: Surroundings) {}

  /** The subnets in the templates that a node is in, subnet groups included. */
  listSubnets(node: TemplateResource): readonly TemplateResource[] {
    const paths = findKind(node.type)?.subnets ?? [];
    const mounts =
      node.type === 'AWS::EFS::FileSystem'
        ? this.surroundings.listReferring('AWS::EFS::MountTarget', 'FileSystemId', node)
        : [];
    const named = [
      ...paths.flatMap((path) => listFrom(node, path)),
      ...mounts.map((mount) => readAt(mount, 'SubnetId')),
    ];
    return [...new Set(named.flatMap((value) => listKnown(value)).flatMap((value) => this.#listBehind(value)))];
  }

  /** A subnet without a route to an internet gateway, when every subnet of the node is one. */
  readonly findPrivate = memoize((node: TemplateResource): TemplateResource | undefined => {
    const subnets = this.listSubnets(node);
    return subnets.every((subnet) => !this.isOpen(subnet)) ? subnets[0] : undefined;
  });

  /** Whether the route table of a subnet leads to an internet gateway. */
  isOpen(subnet: TemplateResource): boolean {
    const known = this.#open.get(subnet);
    if (known !== undefined) return known;
    const tables = this.surroundings
      .listReferring('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId', subnet)
      .flatMap((association) => this.surroundings.findTarget(readAt(association, 'RouteTableId')) ?? []);
    const isOpen = tables.length === 0 ? this.#mayBeOpen(subnet) : tables.some((table) => this.#hasWayOut(table));
    this.#open.set(subnet, isOpen);
    return isOpen;
  }

  /** Whether an instance in a subnet gets a public address. */
  givesPublicAddress(subnet: TemplateResource): boolean {
    return this.isOpen(subnet) && isTrue(readAt(subnet, 'MapPublicIpOnLaunch'));
  }

  #hasWayOut(table: TemplateResource): boolean {
    return this.surroundings.listReferring('AWS::EC2::Route', 'RouteTableId', table).some((route) => {
      const gateway = readAt(route, 'GatewayId');
      const target = this.surroundings.findTarget(gateway);
      return target === undefined ? gateway.display().startsWith('igw-') : target.type === INTERNET_GATEWAY;
    });
  }

  /** Without an association a subnet has the main route table, which the templates do not show. */
  #mayBeOpen(subnet: TemplateResource): boolean {
    const vpc = this.surroundings.findTarget(readAt(subnet, 'VpcId'));
    if (vpc === undefined) return false;
    return this.surroundings
      .listReferring('AWS::EC2::VPCGatewayAttachment', 'VpcId', vpc)
      .some((attachment) => readAt(attachment, 'InternetGatewayId').present);
  }

  #listBehind(value: Parameters<Surroundings['findTarget']>[0]): readonly TemplateResource[] {
    const target = this.surroundings.findTarget(value);
    if (target === undefined) return [];
    if (target.type === 'AWS::EC2::Subnet') return [target];
    return ['SubnetIds', 'SubnetIds.*', 'SubnetGroup']
      .flatMap((path) => listFrom(target, path))
      .flatMap((each) => listKnown(each))
      .flatMap((each) => this.surroundings.findTarget(each) ?? [])
      .filter(({ type }) => type === 'AWS::EC2::Subnet');
  }
}

const INTERNET_GATEWAY = 'AWS::EC2::InternetGateway';
