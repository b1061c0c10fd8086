import { execFileSync } from 'node:child_process';

import { undoCommand } from '../../../../remediations/ecr-repository-tags-immutable/undo-command';
import { makeRepository } from './fake-repositories';

const OWN = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };

describe('undoCommand', () => {
  it('restores MUTABLE', () => {
    const command = undoCommand(makeRepository({ name: 'team/payments' }), OWN);

    expect(command).toBe(
      'aws ecr put-image-tag-mutability --region eu-west-1 --registry-id 111122223333 ' +
        '--repository-name team/payments --image-tag-mutability MUTABLE',
    );
  });

  it('restores a setting with its filters', () => {
    const repository = makeRepository({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      exclusionFilters: [
        { filterType: 'WILDCARD', filter: 'dev-*' },
        { filterType: 'WILDCARD', filter: 'latest' },
      ],
    });

    const command = undoCommand(repository, OWN);

    expect(command).toContain('--image-tag-mutability IMMUTABLE_WITH_EXCLUSION');
    expect(command).toContain(
      `--image-tag-mutability-exclusion-filters '[{"filterType":"WILDCARD","filter":"dev-*"},{"filterType":"WILDCARD","filter":"latest"}]'`,
    );
  });

  it.each(["'; touch /tmp/owned; echo '", '$(touch /tmp/owned)', '`touch /tmp/owned`', '"*"', '\\', '!!', ''])(
    'hands the filter %j to the AWS CLI as one word',
    (filter) => {
      const repository = makeRepository({ exclusionFilters: [{ filterType: 'WILDCARD', filter }] });
      const command = undoCommand(repository, OWN).replace(
        'aws ecr put-image-tag-mutability',
        String.raw`printf '%s\n'`,
      );

      const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trimEnd().split('\n');

      expect(words).toHaveLength(10);
      expect(words.at(-1)).toBe(JSON.stringify([{ filterType: 'WILDCARD', filter }]));
    },
  );
});
