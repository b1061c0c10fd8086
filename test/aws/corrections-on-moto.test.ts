import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateFileSystemCommand, EFSClient } from '@aws-sdk/client-efs';
import { parse } from 'yaml';
import { awsCalls } from '../../adapters/aws/aws-calls';
import { describeRepository } from '../../adapters/ecr/describe-repository';
import { ecrChanges } from '../../adapters/ecr/ecr-changes';
import { ecrRepositories } from '../../adapters/ecr/repositories';
import { describeFileSystem } from '../../adapters/efs/describe-file-system';
import { efsChanges } from '../../adapters/efs/efs-changes';
import { loadPackagedPolicy } from '../../adapters/files/packaged-policy';
import { CHECKS } from '../../core/registry/registry';
import { runStep } from '../../remediations/run-step';
import { startMoto, type MotoServer } from '../support/moto-server';
import { describeWithPython } from '../support/python-venv';
import { automationDocument } from '../unit/remediations/document-shape';
import { makePorts } from '../unit/remediations/make-ports';
import { runDocument } from '../unit/remediations/run-document';

jest.setTimeout(60_000);

const ROOM = join(__dirname, '..', '..', 'remediations');
const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const policy = loadPackagedPolicy();

/** Clients of one emulated account. */
interface Account {
  readonly ecr: ECRClient;
  readonly efs: EFSClient;
}

/** Makes a resource that fails a check, and tells by which id AWS Config knows it. */
type Failing = (account: Account) => Promise<string>;

/** What moto emulates both ways, reading a setting and changing it; it knows no change of services and clusters of ECS. */
const CORRECTED: readonly (readonly [string, Failing])[] = [
  [
    'ecr-repository-tags-immutable',
    async ({ ecr }) => {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'payments' }));
      return 'payments';
    },
  ],
  [
    'efs-filesystem-tls-enforced',
    async ({ efs }) => {
      const { FileSystemId } = await efs.send(new CreateFileSystemCommand({ CreationToken: 'a' }));
      return FileSystemId ?? '';
    },
  ],
];

describeWithPython('corrections in place on emulated services', () => {
  let moto: MotoServer | undefined;
  let account: Account | undefined;

  beforeAll(async () => {
    moto = await startMoto();
    account = {
      ecr: new ECRClient(moto.settings),
      efs: new EFSClient(moto.settings),
    };
  });

  afterAll(async () => {
    await moto?.stop();
  });

  it.each(CORRECTED)('%s: told by a dry run, changed, verified; a second run changes nothing', async (check, make) => {
    if (account === undefined) throw new Error('moto was not started.');
    const ResourceId = await make(account);
    const execute = executor(check, account, ResourceId);

    const dry = await execute({ DryRun: 'true' });
    const first = await execute();
    const second = await execute();

    expect([dry.failure, dry.outputs.get('Plan.Outcome')]).toEqual([undefined, 'DRY_RUN']);
    expect([first.failure, first.outputs.get('Verify.Outcome')]).toEqual([undefined, 'VERIFIED']);
    expect(first.outputs.get('Plan.Undo')).toMatch(/^aws /);
    expect(second.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
  });
});

function executor(check: string, { ecr, efs }: Account, ResourceId: string) {
  const document = automationDocument.parse(parse(readFileSync(join(ROOM, check, 'document.yaml'), 'utf8')));
  const calls = awsCalls(() => 60_000);
  const ports = makePorts(policy, {
    descriptions: {
      'AWS::ECR::Repository': describeRepository(ecr, calls),
      'AWS::EFS::FileSystem': describeFileSystem(efs, calls),
    },
    repositories: ecrRepositories(ecr, calls),
    ecr: ecrChanges(ecr, calls),
    efs: efsChanges(efs, calls),
  });
  return (parameters: Readonly<Record<string, string>> = {}) =>
    runDocument(document, { ResourceId, AutomationAssumeRole: ROLE, ...parameters }, (payload) =>
      runStep(payload, CHECKS, ports),
    );
}
