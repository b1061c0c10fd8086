import type { Repositories, RepositoryState } from '../../../../core/facts/repositories';

/** A repository in account 111122223333, eu-west-1. */
export function makeRepository(settings: Partial<RepositoryState> = {}): RepositoryState {
  const name = settings.name ?? 'payments';
  return {
    arn: `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`,
    name,
    imageTagMutability: 'MUTABLE',
    exclusionFilters: [],
    ...settings,
  };
}

/** A registry in memory; `readings` are answered first, one a call, as if others changed the repository in between. */
export class FakeRepositories implements Repositories {
  readonly described: string[] = [];
  readonly changed: string[] = [];
  private state: RepositoryState | undefined;
  private readonly readings: (RepositoryState | undefined | Error)[];

  constructor(state: RepositoryState | undefined, readings: readonly (RepositoryState | undefined | Error)[] = []) {
    this.state = state;
    this.readings = [...readings];
  }

  describe(name: string): Promise<RepositoryState | undefined> {
    this.described.push(name);
    if (this.readings.length === 0) return Promise.resolve(this.state);
    const reading = this.readings.shift();
    return reading instanceof Error ? Promise.reject(reading) : Promise.resolve(reading);
  }

  makeTagsImmutable(name: string): Promise<void> {
    this.changed.push(name);
    if (this.state !== undefined) {
      this.state = { ...this.state, imageTagMutability: 'IMMUTABLE', exclusionFilters: [] };
    }
    return Promise.resolve();
  }
}
