import { parseTaskDefinitionName } from '../subject/arn';
import { isJsonObject, member, valueAt, type Json, type Path } from '../subject/json';
import { ACCOUNT_TYPE, type Subject } from '../subject/subject';
import type { Exemption, ExemptContainers, ExemptionEffect } from './exemption';
import { isFromRepository } from './image-repository';
import { matchesGlob } from './matches-glob';

/** Where and when exemptions are asked for. */
export interface ExemptionContext {
  /** Where the judging function runs; items of global services name no Region of their own. */
  readonly account: string;
  readonly region: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** Whether an exemption holds for a resource and a check, here and today; which violations it is about is another question. */
export function covers(
  exemption: Exemption,
  subject: Subject,
  check: string,
  effect: ExemptionEffect,
  { account, region, today }: ExemptionContext,
): boolean {
  return (
    exemption.effects.includes(effect) &&
    exemption.checks.includes(check) &&
    exemption.account === account &&
    (exemption.region === null || exemption.region === region) &&
    today <= exemption.expires &&
    matches(exemption.match, subject, account)
  );
}

/** Whether an exemption that covers a resource is about a violation of it. */
export function coversViolation({ containers }: Exemption, subject: Subject, path: Path): boolean {
  if (containers === null) return true;
  const [list, index] = path;
  // What an override put there stands under /Overrides: whoever wrote the exemption has not seen it.
  if (list !== 'ContainerDefinitions' || index === undefined) return false;
  return isExemptContainer(valueAt(subject.configuration, [list, index]), containers);
}

function isExemptContainer(container: Json | undefined, { name, image }: ExemptContainers): boolean {
  if (!isJsonObject(container)) return false;
  const itsName = member(container, 'Name');
  const itsImage = member(container, 'Image');
  if (typeof itsName !== 'string' || typeof itsImage !== 'string') return false;
  return matchesGlob(name, itsName) && isFromRepository(itsImage, image);
}

function matches({ by, value }: Exemption['match'], subject: Subject, account: string): boolean {
  switch (by) {
    case 'arn':
      return arnOf(subject, account) === value;
    case 'glob':
      return matchesGlob(value, arnOf(subject, account) ?? '');
    case 'family':
      return familyOf(subject) === value;
    case 'service':
      return serviceNames(subject).includes(value);
    case 'cluster':
      return clusterOf(subject) === value;
  }
}

/** The account itself has no ARN in AWS Config; its root is how policies name it. */
function arnOf({ type, arn, partition }: Subject, account: string): string | null {
  return type === ACCOUNT_TYPE ? `arn:${partition}:iam::${account}:root` : arn;
}

function familyOf(subject: Subject): string | undefined {
  if (subject.type !== 'AWS::ECS::TaskDefinition') return undefined;
  const family = member(subject.configuration, 'Family');
  return typeof family === 'string' ? family : parseTaskDefinitionName(subject.arn ?? '')?.family;
}

/** A service by its name, in whichever cluster, and by cluster and name. */
function serviceNames(subject: Subject): readonly string[] {
  if (subject.type !== 'AWS::ECS::Service') return [];
  const name = nameOf(subject, 'ServiceName');
  const cluster = nameOf(subject, 'Cluster') ?? 'default';
  return name === undefined ? [] : [name, `${cluster}/${name}`];
}

/** A cluster, or the one that a service or task set belongs to. */
function clusterOf(subject: Subject): string | undefined {
  if (subject.type === 'AWS::ECS::Cluster') return nameOf(subject, 'ClusterName');
  const isInCluster = subject.type === 'AWS::ECS::Service' || subject.type === 'AWS::ECS::TaskSet';
  return isInCluster ? nameOf(subject, 'Cluster') : undefined;
}

/** A name that is written as itself or as an ARN, of which it is the last part. */
function nameOf({ configuration }: Subject, key: string): string | undefined {
  const written = member(configuration, key);
  return typeof written === 'string' ? written.split('/').at(-1) : undefined;
}
