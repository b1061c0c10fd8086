import { GuardrailsError } from '../../../../core/errors';
import { failureOf } from '../../../support/failure-of';
import { FakeRepositories, makeRepository } from './fake-repositories';
import { bySetting, FILTERS, remediationOf, UNDECIDED, UNREADABLE } from './remediation-fixtures';

describe('plan', () => {
  it('describes the change, its reason and how to undo it, and changes nothing', async () => {
    const repositories = new FakeRepositories(makeRepository());

    const answer = await remediationOf(repositories).plan('payments', false);

    expect(answer).toEqual({
      outcome: 'APPLY',
      description:
        'Tag mutability is "MUTABLE". Tag mutability will be changed from MUTABLE to IMMUTABLE: ' +
        'ECR then refuses to push a tag that already exists.',
      from: 'MUTABLE',
      to: 'IMMUTABLE',
      undo:
        'aws ecr put-image-tag-mutability --region eu-west-1 --registry-id 111122223333 ' +
        '--repository-name payments --image-tag-mutability MUTABLE',
    });
    expect(repositories.changed).toEqual([]);
  });

  it('answers DRY_RUN with the same change for a dry run', async () => {
    const remediation = remediationOf(new FakeRepositories(makeRepository()));

    const [planned, tried] = [await remediation.plan('payments', false), await remediation.plan('payments', true)];

    expect(tried).toMatchObject({ outcome: 'DRY_RUN', from: planned.from, to: planned.to, undo: planned.undo });
    expect(tried.description).toContain('would be changed');
  });

  it.each([
    {
      imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
      says: 'The exclusion filters go: the tags that they kept immutable stay so',
    },
    {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      says: 'The exclusion filters go: the tags that they kept mutable become immutable too.',
    },
  ])('says what losing the filters of $imageTagMutability means', async ({ imageTagMutability, says }) => {
    const repositories = new FakeRepositories(makeRepository({ imageTagMutability, exclusionFilters: FILTERS }));

    const answer = await remediationOf(repositories).plan('payments', false);

    expect(answer.from).toBe(`${imageTagMutability} (dev-*)`);
    expect(answer.description).toContain(says);
    expect(answer.undo).toContain(`--image-tag-mutability ${imageTagMutability}`);
  });

  it('looks the repository up by name when the resource id is its ARN', async () => {
    const repositories = new FakeRepositories(makeRepository({ name: 'team/payments' }));

    const answer = await remediationOf(repositories).plan(makeRepository({ name: 'team/payments' }).arn, false);

    expect(answer.outcome).toBe('APPLY');
    expect(repositories.described).toEqual(['team/payments']);
  });
});

describe.each(['plan', 'apply'] as const)('%s', (step) => {
  it.each([true, false])('skips a repository that passes by now (dry run %p)', async (dryRun) => {
    const repositories = new FakeRepositories(makeRepository({ imageTagMutability: 'IMMUTABLE' }));

    const answer = await remediationOf(repositories)[step]('payments', dryRun);

    expect(answer).toMatchObject({ outcome: 'SKIP_ALREADY_COMPLIANT', from: '', to: '', undo: '' });
    expect(repositories.changed).toEqual([]);
  });

  it('skips a repository that is gone', async () => {
    const repositories = new FakeRepositories(undefined);

    const answer = await remediationOf(repositories)[step]('payments', false);

    expect(answer).toMatchObject({
      outcome: 'SKIP_NOT_FOUND',
      description: 'Repository payments does not exist.',
    });
    expect(repositories.changed).toEqual([]);
  });

  it.each(UNDECIDED)('changes nothing when $case', async ({ evaluate, outcome, says }) => {
    const repositories = new FakeRepositories(makeRepository());

    const answer = await remediationOf(repositories, evaluate)[step]('payments', false);

    expect(answer.outcome).toBe(outcome);
    expect(answer.description).toContain(says);
    expect(repositories.changed).toEqual([]);
  });

  it.each([
    { id: 'arn:aws:ecr:eu-west-1:222233334444:repository/payments', code: 'ACCOUNT_MISMATCH' },
    { id: 'arn:aws:ecr:eu-central-1:111122223333:repository/payments', code: 'REGION_MISMATCH' },
    { id: "payments' --force", code: 'REMEDIATION_INVALID' },
  ])('makes no call for $id', async ({ id, code }) => {
    const repositories = new FakeRepositories(makeRepository());

    const failure = await failureOf(remediationOf(repositories)[step](id, false));

    expect(failure.code).toBe(code);
    expect([...repositories.described, ...repositories.changed]).toEqual([]);
  });

  it('refuses the repository that foreign credentials find under the same name', async () => {
    const arn = 'arn:aws:ecr:eu-west-1:222233334444:repository/payments';
    const repositories = new FakeRepositories(makeRepository({ arn }));

    const failure = await failureOf(remediationOf(repositories)[step]('payments', false));

    expect(failure.code).toBe('ACCOUNT_MISMATCH');
    expect(repositories.changed).toEqual([]);
  });

  it('fails, and changes nothing, when the repository cannot be read', async () => {
    const repositories = new FakeRepositories(makeRepository(), [UNREADABLE]);

    const failure = await failureOf(remediationOf(repositories)[step]('payments', false));

    expect(failure).toBe(UNREADABLE);
    expect(repositories.changed).toEqual([]);
  });

  it('fails, and changes nothing, when the policy cannot judge the request', async () => {
    const repositories = new FakeRepositories(makeRepository());
    const evaluate = () => {
      throw new GuardrailsError('INPUT_TOO_LARGE', 'The input is too large.');
    };

    const failure = await failureOf(remediationOf(repositories, evaluate)[step]('payments', false));

    expect(failure.code).toBe('INPUT_TOO_LARGE');
    expect(repositories.changed).toEqual([]);
  });
});

describe('apply', () => {
  it('makes the tags immutable once and says how to undo it', async () => {
    const repositories = new FakeRepositories(makeRepository());

    const answer = await remediationOf(repositories).apply('payments', false);

    expect(repositories.changed).toEqual(['payments']);
    expect(answer).toMatchObject({ outcome: 'APPLIED', from: 'MUTABLE', to: 'IMMUTABLE' });
    expect(answer.description).toContain('was changed from MUTABLE to IMMUTABLE');
    expect(answer.undo).toContain('--image-tag-mutability MUTABLE');
  });

  it('changes nothing in a dry run', async () => {
    const repositories = new FakeRepositories(makeRepository());

    const answer = await remediationOf(repositories).apply('payments', true);

    expect(answer.outcome).toBe('DRY_RUN');
    expect(repositories.changed).toEqual([]);
  });

  it('changes nothing when it is replayed', async () => {
    const repositories = new FakeRepositories(makeRepository());
    const remediation = remediationOf(repositories);
    await remediation.apply('payments', false);

    const replayed = await remediation.apply('payments', false);

    expect(replayed.outcome).toBe('SKIP_ALREADY_COMPLIANT');
    expect(repositories.changed).toEqual(['payments']);
  });

  it.each([
    {
      case: 'was corrected',
      second: makeRepository({ imageTagMutability: 'IMMUTABLE' }),
      outcome: 'SKIP_ALREADY_COMPLIANT',
    },
    { case: 'was deleted', second: undefined, outcome: 'SKIP_NOT_FOUND' },
  ])('changes nothing when the repository $case after the plan', async ({ second, outcome }) => {
    const repositories = new FakeRepositories(undefined, [makeRepository(), second]);
    const remediation = remediationOf(repositories);
    const planned = await remediation.plan('payments', false);

    const applied = await remediation.apply('payments', false);

    expect([planned.outcome, applied.outcome]).toEqual(['APPLY', outcome]);
    expect(repositories.changed).toEqual([]);
  });

  it('undoes to the setting of the moment of the change, not of the plan', async () => {
    const changed = makeRepository({ imageTagMutability: 'MUTABLE_WITH_EXCLUSION', exclusionFilters: FILTERS });
    const repositories = new FakeRepositories(changed, [makeRepository(), changed]);
    const remediation = remediationOf(repositories);
    const planned = await remediation.plan('payments', false);

    const applied = await remediation.apply('payments', false);

    expect([planned.from, applied.from]).toEqual(['MUTABLE', 'MUTABLE_WITH_EXCLUSION (dev-*)']);
    expect(applied.undo).toContain('MUTABLE_WITH_EXCLUSION');
  });
});

describe('verify', () => {
  it('answers VERIFIED for a repository that passes', async () => {
    const repositories = new FakeRepositories(makeRepository({ imageTagMutability: 'IMMUTABLE' }));

    const answer = await remediationOf(repositories).verify('payments');

    expect(answer.outcome).toBe('VERIFIED');
    expect(answer.description).toBe('Repository payments passes ecr-repository-tags-immutable.');
  });

  it.each([
    { case: 'still fails', state: makeRepository(), evaluate: bySetting, says: 'Tag mutability is "MUTABLE".' },
    { case: 'is gone', state: undefined, evaluate: bySetting, says: 'Repository payments does not exist.' },
    ...UNDECIDED.map((undecided) => ({
      ...undecided,
      case: `is there but ${undecided.case}`,
      state: makeRepository(),
    })),
  ])('fails when the repository $case', async ({ state, evaluate, says }) => {
    const repositories = new FakeRepositories(state);

    const failure = await failureOf(remediationOf(repositories, evaluate).verify('payments'));

    expect(failure).toMatchObject({ code: 'REMEDIATION_UNVERIFIED', place: { field: 'resourceId' } });
    expect(failure.message).toContain(says);
    expect(repositories.changed).toEqual([]);
  });

  it('fails when the repository cannot be read', async () => {
    const repositories = new FakeRepositories(undefined, [UNREADABLE]);

    const failure = await failureOf(remediationOf(repositories).verify('payments'));

    expect(failure).toBe(UNREADABLE);
  });
});
