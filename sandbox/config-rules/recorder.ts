import type { JsonObject } from '../json';
import type { SandboxClock } from '../sandbox-clock';
import type { PackPlace } from '../templates/conformance-pack';
import type { RecordedResource } from './recorded-resource';

/** The configuration recorder: keeps an item for every resource that is new or has changed. */
export class Recorder {
  readonly #last = new Map<string, string>();
  readonly #items: JsonObject[] = [];

  constructor(
    readonly place: PackPlace,
    readonly clock: SandboxClock,
  ) {}

  /**
   * Records what changed since the last time.
   *
   * @returns the new items, in the form that events carry
   */
  record(resources: readonly RecordedResource[]): readonly JsonObject[] {
    return resources.flatMap((resource) => {
      const key = JSON.stringify([resource.resourceType, resource.resourceId]);
      const state = JSON.stringify([resource.configuration, resource.tags]);
      const known = this.#last.get(key);
      if (known === state) return [];
      this.#last.set(key, state);
      const item = this.#item(resource, known === undefined ? 'ResourceDiscovered' : 'OK');
      this.#items.push(item);
      return [item];
    });
  }

  /** The newest item of each resource of a type, in the order in which they were discovered. */
  newest(resourceType: string): readonly JsonObject[] {
    const ofType = this.#items.filter((item) => item['resourceType'] === resourceType);
    return [...new Map(ofType.map((item) => [item['resourceId'], item])).values()];
  }

  /** Every item of a resource, the oldest first. */
  history(resourceType: string, resourceId: string): readonly JsonObject[] {
    return this.#items.filter((item) => item['resourceType'] === resourceType && item['resourceId'] === resourceId);
  }

  #item(resource: RecordedResource, configurationItemStatus: string): JsonObject {
    const captured = this.clock.now();
    return {
      configurationItemVersion: '1.3',
      configurationItemCaptureTime: captured.toISOString(),
      configurationStateId: captured.getTime(),
      configurationStateMd5Hash: '',
      configurationItemStatus,
      awsAccountId: this.place.account,
      awsRegion: this.place.region,
      availabilityZone: 'Regional',
      resourceType: resource.resourceType,
      resourceId: resource.resourceId,
      resourceName: resource.resourceName,
      ARN: resource.arn,
      tags: resource.tags,
      relatedEvents: [],
      relationships: [],
      supplementaryConfiguration: {},
      configuration: resource.configuration,
    };
  }
}
