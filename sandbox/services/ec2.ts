import * as z from 'zod';
import { readSecurityGroup, wireSecurityGroup, type SecurityGroup } from '../ec2/security-group';
import { AwsError, unsupported } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';

const INVALID = 'InvalidParameterValue';

/** `Filter.1.Name`, `Filter.1.Value.1`: how EC2 spells a list in a form. */
const FILTER = /^Filter\.([1-9]\d*)\.(?:(Name)|Value\.[1-9]\d*)$/;
const GROUP_ID = /^GroupId\.[1-9]\d*$/;

const form = z.record(z.string(), z.string());

const noMembers = z.strictObject({});

/** Security groups of one account and Region, and what EC2 says of an account that never changed its settings. */
export class SecurityGroups {
  readonly #byId = new Map<string, SecurityGroup>();

  /**
   * Adds or replaces a security group.
   *
   * @param value in the spelling of the EC2 API
   * @throws ZodError for what is not simulated
   */
  put(value: unknown): void {
    const group = readSecurityGroup(value);
    this.#byId.set(group.GroupId, group);
  }

  /** The operations of EC2. */
  service(): Service {
    return {
      scope: 'ec2',
      protocol: 'ec2',
      target: 'http://ec2.amazonaws.com/doc/2016-11-15/',
      operations: new Map([
        [
          'DescribeSecurityGroups',
          operation('ec2:DescribeSecurityGroups', form, INVALID, (input) => ({
            securityGroupInfo: this.#described(selectionOf(input)).map(wireSecurityGroup),
          })),
        ],
        [
          'GetEbsEncryptionByDefault',
          operation('ec2:GetEbsEncryptionByDefault', noMembers, INVALID, () => ({ ebsEncryptionByDefault: false })),
        ],
      ]),
    };
  }

  /** A group that is named must be there; a filter selects what is there. */
  #described({ named, filtered }: Selection): readonly SecurityGroup[] {
    const missing = named.find((id) => !this.#byId.has(id));
    if (missing !== undefined) {
      throw new AwsError('InvalidGroup.NotFound', `The security group '${missing}' does not exist`);
    }
    return [...this.#byId].flatMap(([id, group]) => {
      const selected = (named.length === 0 || named.includes(id)) && filtered.every((values) => values.includes(id));
      return selected ? [group] : [];
    });
  }
}

interface Selection {
  readonly named: readonly string[];
  /** The values of each `group-id` filter; all filters must hold. */
  readonly filtered: readonly (readonly string[])[];
}

function selectionOf(input: Readonly<Record<string, string>>): Selection {
  const named: string[] = [];
  const filters = new Map<string, { name: string; readonly values: string[] }>();
  for (const [member, value] of Object.entries(input)) {
    const [, number, isName] = FILTER.exec(member) ?? [];
    if (GROUP_ID.test(member)) named.push(value);
    else if (number === undefined) throw unsupported(`ec2:DescribeSecurityGroups with ${member}`);
    else {
      const filter = filters.get(number) ?? { name: '', values: [] };
      if (isName === undefined) filter.values.push(value);
      else filter.name = value;
      filters.set(number, filter);
    }
  }
  return {
    named,
    filtered: [...filters.values()].map(({ name, values }) => {
      if (name === 'group-id') return values;
      throw unsupported(`ec2:DescribeSecurityGroups with the filter ${name}`);
    }),
  };
}
