import { ECRClient } from '@aws-sdk/client-ecr';
import * as z from 'zod';

import { wireSettings } from '../../../support/aws';

/** What a repository's setting is, as ECR spells it. */
export interface Setting {
  readonly imageTagMutability: string;
  readonly imageTagMutabilityExclusionFilters?: readonly { readonly filterType: string; readonly filter: string }[];
}

const describeRequest = z.strictObject({ repositoryNames: z.tuple([z.string()]) });
const putRequest = z.strictObject({ repositoryName: z.string(), imageTagMutability: z.string() });

/** ECR with one repository `payments`, behind a real client; `operations` is everything that it was asked to do. */
export class FakeEcr {
  readonly operations: string[] = [];
  setting: Setting | undefined;
  /** Operations that fail with ThrottlingException. */
  throttled: readonly string[] = [];
  /** Called before an operation is answered. */
  before: (operation: string) => void = () => undefined;
  readonly client = new ECRClient(wireSettings((operation, request) => this.answer(operation, request)));

  constructor(setting: Setting | undefined) {
    this.setting = setting;
  }

  private answer(operation: string, request: unknown) {
    this.before(operation);
    this.operations.push(operation);
    if (this.throttled.includes(operation)) return { status: 400, body: { __type: 'ThrottlingException' } };
    const name = operation === 'PutImageTagMutability' ? putRequest.parse(request).repositoryName : nameIn(request);
    if (this.setting === undefined || name !== 'payments') {
      return { status: 400, body: { __type: 'RepositoryNotFoundException' } };
    }
    if (operation === 'PutImageTagMutability') {
      this.setting = { imageTagMutability: putRequest.parse(request).imageTagMutability };
      return { status: 200, body: { repositoryName: name, ...this.setting } };
    }
    const repositoryArn = `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`;
    return { status: 200, body: { repositories: [{ repositoryArn, repositoryName: name, ...this.setting }] } };
  }
}

function nameIn(request: unknown): string {
  return describeRequest.parse(request).repositoryNames[0];
}
